// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Starting a child in a kernel sandbox. Everything between fork and exec is C on purpose: no Swift
// runtime runs in the half-copied process.

enum {
    tenon_access_read = 1,
    tenon_access_write = 2,
    tenon_access_execute = 4,
    tenon_access_create = 8,
    tenon_access_open = 16,
};

/// A path and what may be done below it.
typedef struct {
    const char *path;
    uint32_t access;
} tenon_path_rule;

/// The confinement of a child; all pointers are borrowed until `tenon_spawn` returns.
typedef struct {
    const tenon_path_rule *rules;
    size_t rule_count;
    /// Whether the child may create sockets for IPv4 and IPv6.
    int allows_network;
    /// When not empty, the only TCP ports that it may connect or bind to, where Landlock knows ports.
    const uint16_t *ports;
    size_t port_count;
    /// Whether the child may start no processes beside it, and change no limits.
    int is_sealed;
} tenon_sandbox;

/// A program to start. Zero in a limit leaves the limit of this process.
typedef struct {
    const char *executable;
    char *const *arguments;
    char *const *environment;
    /// The folder that it starts in; NULL keeps the present one.
    const char *working_directory;
    /// What becomes standard input, output and error; -1 stands for `/dev/null`.
    int descriptors[3];
    /// NULL starts the program without confinement.
    const tenon_sandbox *sandbox;
    uint64_t cpu_seconds;
    uint64_t data_bytes;
    uint64_t file_bytes;
    uint64_t open_files;
    uint64_t stack_bytes;
} tenon_spawn_request;

/// Where starting failed.
typedef enum {
    tenon_stage_none,
    tenon_stage_fork,
    tenon_stage_descriptors,
    tenon_stage_directory,
    tenon_stage_limits,
    tenon_stage_privileges,
    tenon_stage_landlock,
    tenon_stage_seccomp,
    tenon_stage_execute,
    tenon_stage_orphan,
} tenon_stage;

/// A started child, or the stage and `errno` of the failure.
typedef struct {
    pid_t process;
    /// A descriptor that becomes readable when the child ends; -1 where the system has none.
    int process_descriptor;
    tenon_stage stage;
    int error;
} tenon_spawn_result;

/// Starts a program that dies with this process.
tenon_spawn_result tenon_spawn(const tenon_spawn_request *request);

/// How a child ended and what it used.
typedef struct {
    int status;
    int signal;
    uint64_t cpu_microseconds;
    uint64_t peak_bytes;
} tenon_exit;

/// Waits for a child to end and reaps it; 0 or an `errno`.
int tenon_reap(pid_t process, tenon_exit *out);

enum { tenon_event_exit = 1, tenon_event_readable = 2 };

/// Waits until the child has ended, `pipe` (or -1) is readable, or the time is over.
///
/// A set of `tenon_event` bits, 0 at the end of the time, or a negative `errno`.
int tenon_await(pid_t process, int process_descriptor, int pipe, int timeout_milliseconds);

/// Like `tenon_await` for the end of the child alone, with microseconds.
int tenon_await_exit(pid_t process, int process_descriptor, uint32_t timeout_microseconds);

/// What the kernel offers.
typedef struct {
    /// The version of Landlock's interface; 0 when there is none.
    int landlock;
    int has_seccomp;
    int has_user_namespaces;
} tenon_sandbox_offer;

tenon_sandbox_offer tenon_sandbox_probe(void);

/// Opens a named pipe for writing if somebody has it open for reading, else -ENXIO.
int tenon_open_pipe_writer(const char *path);

/// Opens a named pipe so that it has a reader and a writer; neither opening nor using it blocks.
int tenon_open_pipe(const char *path);

/// Whether there is a named pipe that no process has open.
int tenon_pipe_is_quiet(const char *path);

/// Writes everything, unless the child ends first; 0, EPIPE, or another `errno`. Never SIGPIPE.
int tenon_write_all(int descriptor, pid_t process, int process_descriptor, const void *bytes, size_t count);

/// A file without a name, for the input or output of a child; or a negative `errno`.
int tenon_scratch_file(void);

// Between the C files only; the last two return 0 or an `errno`.
#ifdef __linux__
int tenon_landlock_abi(void);
int tenon_landlock_restrict(const tenon_sandbox *sandbox);
int tenon_seccomp_restrict(const tenon_sandbox *sandbox, pid_t self);
#endif
