// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CLinuxSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

typedef struct {
    tenon_stage stage;
    int error;
} failure;

static void reset_signals(void) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &action, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static int set_descriptors(const int descriptors[3]) {
    int high[3];
    for (int i = 0; i < 3; i++) {
        int source = descriptors[i] < 0 ? open("/dev/null", O_RDWR | O_CLOEXEC) : descriptors[i];
        // First out of the way of 0, 1 and 2, which may name each other.
        high[i] = source < 0 ? -1 : fcntl(source, F_DUPFD_CLOEXEC, 3);
        if (high[i] < 0) return errno;
    }
    for (int i = 0; i < 3; i++)
        if (dup2(high[i], i) < 0) return errno;
    return syscall(SYS_close_range, 3, ~0U, 4 /* CLOSE_RANGE_CLOEXEC */) ? errno : 0;
}

static int limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit present;
    if (getrlimit(resource, &present)) return errno;
    if (present.rlim_max < hard) hard = present.rlim_max;
    struct rlimit wanted = {soft < hard ? soft : hard, hard};
    return setrlimit(resource, &wanted) ? errno : 0;
}

static int set_limits(const tenon_spawn_request *request) {
    int error = limit(RLIMIT_CORE, 0, 0);
    // The second of grace lets the kernel say SIGXCPU, which has a name, before SIGKILL.
    uint64_t seconds = request->cpu_seconds;
    if (!error && seconds) error = limit(RLIMIT_CPU, seconds, seconds + 1);
    if (!error && request->data_bytes)
        error = limit(RLIMIT_DATA, request->data_bytes, request->data_bytes);
    if (!error && request->file_bytes)
        error = limit(RLIMIT_FSIZE, request->file_bytes, request->file_bytes);
    if (!error && request->open_files)
        error = limit(RLIMIT_NOFILE, request->open_files, request->open_files);
    if (!error && request->stack_bytes)
        error = limit(RLIMIT_STACK, request->stack_bytes, request->stack_bytes);
    return error;
}

static failure become(const tenon_spawn_request *request, pid_t parent) {
    int error;
    reset_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) return (failure){tenon_stage_orphan, ESRCH};
    if ((error = set_descriptors(request->descriptors)))
        return (failure){tenon_stage_descriptors, error};
    if (request->working_directory && chdir(request->working_directory))
        return (failure){tenon_stage_directory, errno};
    if ((error = set_limits(request))) return (failure){tenon_stage_limits, error};
    if (request->sandbox) {
        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
            return (failure){tenon_stage_privileges, errno};
        if ((error = tenon_landlock_restrict(request->sandbox)))
            return (failure){tenon_stage_landlock, error};
        if ((error = tenon_seccomp_restrict(request->sandbox, getpid())))
            return (failure){tenon_stage_seccomp, error};
    }
    execve(request->executable, request->arguments, request->environment);
    return (failure){tenon_stage_execute, errno};
}

// When a child has become another program, its parent goes on, and the scheduler may put it where the child
// is: where processors share no cache, both then wait for each other for up to a tick of 4 ms while another
// is idle. So the parent stays where it is, and the child begins elsewhere.

/// Keeps this thread on its processor; what it could use before is left in `allowed`.
///
/// Returns whether there are others, so that it must be let go again.
static int stay_here(cpu_set_t *allowed) {
    int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof *allowed, allowed)) return 0;
    if (!CPU_ISSET(here, allowed) || CPU_COUNT(allowed) < 2) return 0;
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(here, &only);
    return !sched_setaffinity(0, sizeof only, &only);
}

/// Moves to one of the `allowed` processors that is not this one, and may use all of them from then on.
static void step_aside(const cpu_set_t *allowed) {
    cpu_set_t others = *allowed;
    int here = sched_getcpu();
    if (here >= 0 && here < CPU_SETSIZE) CPU_CLR(here, &others);
    sched_setaffinity(0, sizeof others, &others);
    sched_setaffinity(0, sizeof *allowed, allowed);
}

static tenon_spawn_result spawn_here(const tenon_spawn_request *request) {
    tenon_spawn_result result = {-1, -1, tenon_stage_fork, 0};
    int report[2];
    if (pipe2(report, O_CLOEXEC)) {
        result.error = errno;
        return result;
    }
    sigset_t all, previous;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &previous);  // no handler of ours runs in the child
    pid_t parent = getpid();
    cpu_set_t allowed;
    int is_held = stay_here(&allowed);
    // The child borrows this memory until it is another program, which saves copying its tables; it
    // changes nothing in it but what is thrown away, and leaves by `execve` or `_exit` only.
    pid_t child = vfork();
    if (child == 0) {
        // Out of the way of the standard descriptors, which `become` overwrites.
        int channel = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
        if (is_held) step_aside(&allowed);
        failure failed = become(request, parent);
        (void)!write(channel, &failed, sizeof failed);
        _exit(127);
    }
    result.error = errno;
    if (is_held) sched_setaffinity(0, sizeof allowed, &allowed);
    pthread_sigmask(SIG_SETMASK, &previous, NULL);
    close(report[1]);
    failure failed = {tenon_stage_none, 0};
    if (child > 0) {
        ssize_t count;
        do count = read(report[0], &failed, sizeof failed);
        while (count < 0 && errno == EINTR);
        if (count == sizeof failed) {
            tenon_exit ignored;
            tenon_reap(child, &ignored);
        } else {
            failed.stage = tenon_stage_none;
            result.process = child;
            result.process_descriptor = (int)syscall(SYS_pidfd_open, child, 0);
        }
        result.stage = failed.stage;
        result.error = failed.error;
    }
    close(report[0]);
    return result;
}

// PDEATHSIG is sent when the *thread* that forked ends, and threads of a pool do end. All children
// are therefore forked by a thread that lives as long as the process: the first, or one for this alone.

static struct {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int is_started;
    const tenon_spawn_request *request;
    tenon_spawn_result *result;
} spawner = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0, NULL, NULL};

static void *spawner_main(void *unused) {
    (void)unused;
    pthread_mutex_lock(&spawner.lock);
    for (;;) {
        while (!spawner.request || !spawner.result) pthread_cond_wait(&spawner.changed, &spawner.lock);
        *spawner.result = spawn_here(spawner.request);
        spawner.result = NULL;
        pthread_cond_broadcast(&spawner.changed);
    }
    return NULL;
}

static int start_spawner(void) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int error = pthread_create(&thread, &attributes, spawner_main, NULL);
    pthread_attr_destroy(&attributes);
    spawner.is_started = !error;
    return error;
}

tenon_spawn_result tenon_spawn(const tenon_spawn_request *request) {
    if (gettid() == getpid()) return spawn_here(request);
    tenon_spawn_result result = {-1, -1, tenon_stage_fork, 0};
    pthread_mutex_lock(&spawner.lock);
    if (!spawner.is_started) result.error = start_spawner();
    if (spawner.is_started) {
        while (spawner.request) pthread_cond_wait(&spawner.changed, &spawner.lock);
        spawner.request = request;
        spawner.result = &result;
        pthread_cond_broadcast(&spawner.changed);
        while (spawner.result == &result) pthread_cond_wait(&spawner.changed, &spawner.lock);
        spawner.request = NULL;
        pthread_cond_broadcast(&spawner.changed);
    }
    pthread_mutex_unlock(&spawner.lock);
    return result;
}

int tenon_await(pid_t process, int process_descriptor, int pipe, int timeout_milliseconds) {
    (void)process;
    struct pollfd polled[2] = {{process_descriptor, POLLIN, 0}, {pipe, POLLIN, 0}};
    int count = poll(polled, 2, timeout_milliseconds);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    return (polled[0].revents ? tenon_event_exit : 0) | (polled[1].revents ? tenon_event_readable : 0);
}

int tenon_await_exit(pid_t process, int process_descriptor, uint32_t timeout_microseconds) {
    (void)process;
    struct pollfd polled = {process_descriptor, POLLIN, 0};
    struct timespec time = {timeout_microseconds / 1000000, timeout_microseconds % 1000000 * 1000};
    int count = ppoll(&polled, 1, &time, NULL);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    return count ? tenon_event_exit : 0;
}

tenon_sandbox_offer tenon_sandbox_probe(void) {
    tenon_sandbox_offer offer = {tenon_landlock_abi(), 0, 0};
    uint32_t action = SECCOMP_RET_ERRNO;
    offer.has_seccomp = !syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action);
    pid_t child = fork();
    if (child == 0) _exit(unshare(CLONE_NEWUSER) ? 1 : 0);
    tenon_exit end;
    offer.has_user_namespaces =
        child > 0 && !tenon_reap(child, &end) && end.status == 0 && end.signal == 0;
    return offer;
}

#else  // macOS, untested: children without confinement.
#include <spawn.h>
#include <sys/event.h>

tenon_spawn_result tenon_spawn(const tenon_spawn_request *request) {
    tenon_spawn_result result = {-1, -1, tenon_stage_none, 0};
    if (request->sandbox) return (tenon_spawn_result){-1, -1, tenon_stage_landlock, ENOSYS};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_CLOEXEC_DEFAULT | POSIX_SPAWN_SETSIGDEF);
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_setsigdefault(&attributes, &all);
    for (int i = 0; i < 3; i++) {
        int source = request->descriptors[i];
        if (source < 0)
            posix_spawn_file_actions_addopen(&actions, i, "/dev/null", O_RDWR, 0);
        else if (source == i)
            posix_spawn_file_actions_addinherit_np(&actions, i);
        else
            posix_spawn_file_actions_adddup2(&actions, source, i);
    }
    if (request->working_directory)
        posix_spawn_file_actions_addchdir_np(&actions, request->working_directory);
    result.error = posix_spawn(&result.process, request->executable, &actions, &attributes,
                               request->arguments, request->environment);
    if (result.error) result.stage = tenon_stage_execute;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

static int await_events(pid_t process, int pipe, const struct timespec *time) {
    int queue = kqueue();
    if (queue < 0) return -errno;
    struct kevent changes[2], seen[2];
    EV_SET(&changes[0], process, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
    EV_SET(&changes[1], pipe, EVFILT_READ, EV_ADD, 0, 0, NULL);
    int count = kevent(queue, changes, pipe < 0 ? 1 : 2, seen, 2, time);
    int events = count < 0 ? -errno : 0;
    for (int i = 0; i < count; i++)
        events |= seen[i].filter == EVFILT_READ ? tenon_event_readable : tenon_event_exit;
    close(queue);
    return events;
}

int tenon_await(pid_t process, int process_descriptor, int pipe, int timeout_milliseconds) {
    (void)process_descriptor;
    struct timespec time = {timeout_milliseconds / 1000, timeout_milliseconds % 1000 * 1000000L};
    return await_events(process, pipe, timeout_milliseconds < 0 ? NULL : &time);
}

int tenon_await_exit(pid_t process, int process_descriptor, uint32_t timeout_microseconds) {
    (void)process_descriptor;
    struct timespec time = {timeout_microseconds / 1000000, timeout_microseconds % 1000000 * 1000L};
    return await_events(process, -1, &time);
}

tenon_sandbox_offer tenon_sandbox_probe(void) { return (tenon_sandbox_offer){0, 0, 0}; }
#endif

int tenon_reap(pid_t process, tenon_exit *out) {
    int status;
    struct rusage usage;
    while (wait4(process, &status, 0, &usage) < 0)
        if (errno != EINTR) return errno;
    out->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    out->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    out->cpu_microseconds = (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000
        + (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
#ifdef __linux__
    out->peak_bytes = (uint64_t)usage.ru_maxrss * 1024;
#else
    out->peak_bytes = (uint64_t)usage.ru_maxrss;
#endif
    return 0;
}

int tenon_open_pipe_writer(const char *path) {
    int descriptor = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    return descriptor < 0 ? -errno : descriptor;
}

int tenon_open_pipe(const char *path) {
    int descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    return descriptor < 0 ? -errno : descriptor;
}

int tenon_pipe_is_quiet(const char *path) {
    int writer = tenon_open_pipe_writer(path);
    if (writer >= 0) close(writer);
    if (writer != -ENXIO) return 0;
    int reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (reader < 0) return 0;
    char byte;
    ssize_t count = read(reader, &byte, 1);
    close(reader);
    return count == 0;
}

int tenon_scratch_file(void) {
#ifdef __linux__
    int descriptor = (int)syscall(SYS_memfd_create, "tenon", 1U /* MFD_CLOEXEC */);
    return descriptor < 0 ? -errno : descriptor;
#else
    char path[] = "/tmp/tenon-XXXXXX";
    int descriptor = mkstemp(path);
    if (descriptor < 0) return -errno;
    unlink(path);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
#endif
}

/// Waits until a full pipe takes more; EPIPE when the child, its only reader, is gone.
static int await_room(int descriptor, pid_t process, int process_descriptor) {
    struct pollfd polled[2] = {{descriptor, POLLOUT, 0}, {process_descriptor, POLLIN, 0}};
    if (poll(polled, 2, 100) < 0 && errno != EINTR) return errno;
    if (polled[0].revents & POLLOUT) return 0;
    return tenon_await_exit(process, process_descriptor, 0) == tenon_event_exit ? EPIPE : 0;
}

int tenon_write_all(int descriptor, pid_t process, int process_descriptor, const void *bytes, size_t count) {
    sigset_t pipe_signal, previous;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &previous);
    const char *next = bytes;
    int error = 0;
    while (count > 0 && !error) {
        ssize_t written = write(descriptor, next, count);
        if (written >= 0) {
            next += written;
            count -= (size_t)written;
        } else if (errno == EAGAIN) {
            error = await_room(descriptor, process, process_descriptor);
        } else if (errno != EINTR) {
            error = errno;
        }
    }
#ifdef __linux__
    struct timespec none = {0, 0};
    if (error == EPIPE && !sigismember(&previous, SIGPIPE)) sigtimedwait(&pipe_signal, NULL, &none);
#else
    sigset_t pending;
    int taken;
    if (error == EPIPE && !sigpending(&pending) && sigismember(&pending, SIGPIPE))
        sigwait(&pipe_signal, &taken);
#endif
    pthread_sigmask(SIG_SETMASK, &previous, NULL);
    return error;
}
