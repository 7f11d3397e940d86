// SPDX-License-Identifier: Apache-2.0
#pragma once

// The checks of variadic arguments are macros around the functions that are called by address here.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/// Loads libcurl into the process, once; returns NULL, or why that failed.
///
/// Linking libcurl costs every start of the program 4 ms and makes it a condition of installing.
/// All other functions here may be called only after a success.
const char *ccurl_load(void);

CURL *ccurl_easy_init(void);
void ccurl_easy_cleanup(CURL *easy);
const char *ccurl_easy_words(CURLcode code);

// Swift cannot call variadic functions, so each kind of argument has a function of its own.
CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value);
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode ccurl_get_number(CURL *easy, CURLINFO info, long *value);

/// The callback for headers and for body bytes.
typedef size_t (*ccurl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
/// The callback that opens the socket to an address, or refuses to.
typedef curl_socket_t (*ccurl_socket_callback)(
    void *context, curlsocktype purpose, struct curl_sockaddr *address);
CURLcode ccurl_set_callbacks(
    CURL *easy, ccurl_bytes_callback header, ccurl_bytes_callback body,
    ccurl_socket_callback socket, void *context);

/// The callback that hears how much was received and sent, of how much; anything but 0 ends the transfer.
typedef int (*ccurl_progress_callback)(
    void *context, curl_off_t all_received, curl_off_t received, curl_off_t all_sent,
    curl_off_t sent);
CURLcode ccurl_set_progress(CURL *easy, ccurl_progress_callback progress, void *context);

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text);
void ccurl_list_free(struct curl_slist *list);

CURLM *ccurl_multi_init(void);
void ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value);
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_perform(CURLM *multi);
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds);
/// The only function that may be called from another thread than the rest.
CURLMcode ccurl_multi_wakeup(CURLM *multi);
/// The next transfer that is over, and its result; NULL when there is none.
CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result);
