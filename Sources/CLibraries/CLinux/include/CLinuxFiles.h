// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

/// `environ` is a mutable global, which Swift refuses to read.
extern char **environ;
static inline char **clinux_environment(void) { return environ; }

/// `d_name` is an array inside the entry, which Swift imports as a tuple of 256 values.
static inline const char *clinux_entry_name(const struct dirent *entry) { return entry->d_name; }

/// `open` and `openat` are variadic.
static inline int clinux_open(int folder, const char *path, int flags, mode_t mode) {
    return openat(folder, path, flags, mode);
}

/// Opens `path` if no part of it is a symbolic link. `openat2` has no function in the C library, and its
/// structure only names bits.
static inline int clinux_open_without_links(const char *path, int flags) {
#ifdef __APPLE__
    return open(path, flags | O_NOFOLLOW_ANY);
#else
    struct open_how how = {.flags = (unsigned)flags, .resolve = RESOLVE_NO_SYMLINKS};
    return (int)syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
#endif
}

/// `syncfs` is an extension of the GNU library, which is not asked for here.
#ifdef __linux__
static inline int clinux_syncfs(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }
#endif

/// Opens a folder only to go on from it. Without the extensions of the GNU library it has no name.
#ifdef __linux__
static const int clinux_pass = 010000000;
#else
static const int clinux_pass = O_RDONLY;
#endif

/// `flock` shares its name with a struct.
static inline int clinux_flock(int descriptor, int operation) {
    return flock(descriptor, operation);
}

/// `stat` shares its name with its struct; `follow` is 0 to look at a link itself.
static inline int clinux_stat(const char *path, int follow, struct stat *status) {
    return fstatat(AT_FDCWD, path, status, follow ? 0 : AT_SYMLINK_NOFOLLOW);
}

/// The modification time in nanoseconds; the field is named differently on each system.
static inline long long clinux_modified(const struct stat *status) {
#ifdef __APPLE__
    const struct timespec time = status->st_mtimespec;
#else
    const struct timespec time = status->st_mtim;
#endif
    return (long long)time.tv_sec * 1000000000LL + time.tv_nsec;
}
