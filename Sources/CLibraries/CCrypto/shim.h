// SPDX-License-Identifier: Apache-2.0
#pragma once
/// The SHA256_* functions are marked as deprecated since OpenSSL 3.0, in favour of EVP. They cannot fail, need
/// no memory and do not read OpenSSL's configuration, which costs 0.7 ms the first time that EVP is used.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/err.h>
#include <openssl/sha.h>
