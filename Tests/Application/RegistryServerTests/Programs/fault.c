// SPDX-License-Identifier: Apache-2.0
// Loaded into a server by a test: once the file FAULT_ARM is there, the FAULT_AT-th call that changes a
// file ends the process as `kill -9` does, or fails from then on as on a full disk.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int count;

/// Whether a call is to fail.
static int fails(int makes_larger) {
    const char *arm = getenv("FAULT_ARM"), *at = getenv("FAULT_AT"), *mode = getenv("FAULT_MODE");
    struct stat status;
    if (!arm || !at || !mode || stat(arm, &status) != 0) return 0;
    int number = atomic_fetch_add(&count, 1) + 1;
    if (number < atoi(at)) return 0;
    if (strcmp(mode, "kill") == 0) kill(getpid(), SIGKILL);
    errno = ENOSPC;
    return makes_larger;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int rename(const char *from, const char *to) {
    return fails(0) ? -1 : REAL(rename)(from, to);
}

int fsync(int file) { return fails(0) ? -1 : REAL(fsync)(file); }

int fdatasync(int file) { return fails(0) ? -1 : REAL(fdatasync)(file); }

int mkdir(const char *path, mode_t mode) { return fails(1) ? -1 : REAL(mkdir)(path, mode); }

ssize_t write(int file, const void *bytes, size_t size) {
    struct stat status;
    int is_file = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    return is_file && fails(1) ? -1 : REAL(write)(file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) {
    return fails(1) ? -1 : REAL(pwrite64)(file, bytes, size, offset);
}
