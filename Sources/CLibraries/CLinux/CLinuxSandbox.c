// SPDX-License-Identifier: Apache-2.0
#ifdef __linux__
#define _GNU_SOURCE
#include "CLinuxSpawn.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock, written out: the headers of the systems that we build on know only its first versions.

enum {
    fs_execute = 1 << 0,
    fs_write_file = 1 << 1,
    fs_read_file = 1 << 2,
    fs_read_dir = 1 << 3,
    fs_remove_dir = 1 << 4,
    fs_remove_file = 1 << 5,
    fs_make_dir = 1 << 7,
    fs_make_reg = 1 << 8,
    fs_make_sym = 1 << 12,
    fs_first_version = (1 << 13) - 1,
    fs_refer = 1 << 13,
    fs_truncate = 1 << 14,
    fs_ioctl_dev = 1 << 15,
    fs_of_files = fs_execute | fs_write_file | fs_read_file | fs_truncate | fs_ioctl_dev,
    net_bind = 1 << 0,
    net_connect = 1 << 1,
    scope_abstract_sockets_and_signals = 3,
    rule_path = 1,
    rule_port = 2,
};

typedef struct {
    uint64_t fs;
    uint64_t net;
    uint64_t scoped;
} ruleset_attributes;

typedef struct {
    uint64_t access;
    int32_t descriptor;
} __attribute__((packed)) path_attributes;

typedef struct {
    uint64_t access;
    uint64_t port;
} port_attributes;

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

int tenon_landlock_abi(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    return version < 0 ? 0 : (int)version;
}

static uint64_t handled_access(int abi) {
    uint64_t fs = fs_first_version;
    if (abi >= 2) fs |= fs_refer;
    if (abi >= 3) fs |= fs_truncate;
    if (abi >= 5) fs |= fs_ioctl_dev;
    return fs;
}

static uint64_t rights(uint32_t access) {
    uint64_t fs = 0;
    if (access & tenon_access_read) fs |= fs_read_file | fs_read_dir;
    if (access & tenon_access_open) fs |= fs_read_file;
    // Listing comes with writing: whoever removes a folder has to look into it.
    if (access & tenon_access_write)
        fs |= fs_read_dir | fs_write_file | fs_truncate | fs_remove_dir | fs_remove_file | fs_make_dir
            | fs_make_reg | fs_make_sym | fs_refer;
    if (access & tenon_access_create) fs |= fs_write_file | fs_truncate | fs_make_dir | fs_make_reg;
    if (access & tenon_access_execute) fs |= fs_execute;
    return fs;
}

static int add_path(int ruleset, const tenon_path_rule *rule, uint64_t handled) {
    int descriptor = open(rule->path, O_PATH | O_CLOEXEC);
    // What cannot be reached is not granted, which is safe; anything else is a failure.
    if (descriptor < 0)
        return errno == ENOENT || errno == EACCES || errno == ENOTDIR || errno == ELOOP ? 0 : errno;
    struct stat status;
    int error = fstat(descriptor, &status) ? errno : 0;
    if (!error) {
        uint64_t access = rights(rule->access) & handled;
        if (!S_ISDIR(status.st_mode)) access &= fs_of_files;
        path_attributes attributes = {access, descriptor};
        if (access && syscall(SYS_landlock_add_rule, ruleset, rule_path, &attributes, 0))
            error = errno;
    }
    close(descriptor);
    return error;
}

static int add_port(int ruleset, uint16_t port) {
    port_attributes attributes = {net_bind | net_connect, port};
    return syscall(SYS_landlock_add_rule, ruleset, rule_port, &attributes, 0) ? errno : 0;
}

int tenon_landlock_restrict(const tenon_sandbox *sandbox) {
    int abi = tenon_landlock_abi();
    if (abi < 1) return ENOSYS;
    int limits_ports = !sandbox->allows_network || sandbox->port_count > 0;
    ruleset_attributes attributes = {handled_access(abi), 0, 0};
    if (abi >= 4 && limits_ports) attributes.net = net_bind | net_connect;
    if (abi >= 6) attributes.scoped = scope_abstract_sockets_and_signals;
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    if (ruleset < 0) return errno;
    int error = 0;
    for (size_t i = 0; i < sandbox->rule_count && !error; i++)
        error = add_path(ruleset, &sandbox->rules[i], attributes.fs);
    if (attributes.net && sandbox->allows_network)
        for (size_t i = 0; i < sandbox->port_count && !error; i++)
            error = add_port(ruleset, sandbox->ports[i]);
    if (!error && syscall(SYS_landlock_restrict_self, ruleset, 0)) error = errno;
    close(ruleset);
    return error;
}

// seccomp. The list denies what a language runtime never needs; paths are Landlock's matter.

#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the sandbox knows x86-64 and aarch64"
#endif

static const int denied_calls[] = {
    // Looking into, or speaking for, other processes.
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_tkill,
    SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, 424 /* pidfd_send_signal */,
    434 /* pidfd_open */, 438 /* pidfd_getfd */, SYS_migrate_pages, SYS_move_pages,
    // Other views of the file system, and ways around paths.
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns,
    428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */, 431 /* fsconfig */,
    432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */, SYS_name_to_handle_at,
    SYS_open_by_handle_at, SYS_quotactl, SYS_swapon, SYS_swapoff, SYS_acct, SYS_fanotify_init,
    // Programs that are in no file, which Landlock does not see.
    SYS_execveat, SYS_memfd_create,
    // The kernel itself, and what has often been its weak side.
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_init_module, SYS_finit_module,
    SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_syslog, SYS_personality, SYS_add_key,
    SYS_request_key, SYS_keyctl, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex,
    SYS_clock_adjtime, SYS_sethostname, SYS_setdomainname, SYS_vhangup,
    425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
    // Memory and messages that other processes of this user could share.
    SYS_shmget, SYS_shmat, SYS_msgget, SYS_semget, SYS_mq_open,
#ifdef __x86_64__
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_kexec_file_load,
#endif
};

enum {
    load_size = 112,
    call_count = sizeof denied_calls / sizeof denied_calls[0],
    filter_size = load_size + 2 * call_count,
    terminal_inject = 0x5412,  // TIOCSTI: types into the user's terminal
    console_control = 0x541C,  // TIOCLINUX: pastes into the console
    new_namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER
        | CLONE_NEWPID | CLONE_NEWNET,
};

typedef struct {
    struct sock_filter code[filter_size];
    unsigned short count;
} filter;

static void emit(filter *f, struct sock_filter instruction) { f->code[f->count++] = instruction; }

static void load(filter *f, size_t offset) {
    emit(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void answer(filter *f, uint32_t action) {
    emit(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/// Goes on `if_true` or `if_false` instructions further.
static void test(filter *f, uint16_t how, uint32_t value, uint8_t if_true, uint8_t if_false) {
    emit(f, (struct sock_filter)BPF_JUMP(BPF_JMP | how | BPF_K, value, if_true, if_false));
}

static void deny(filter *f, int call, int error) {
    test(f, BPF_JEQ, (uint32_t)call, 0, 1);
    answer(f, SECCOMP_RET_ERRNO | (uint32_t)error);
}

static size_t argument(int index) { return offsetof(struct seccomp_data, args) + 8 * (size_t)index; }

/// Allows `call` only when the low half of an argument is one of two values.
static void allow_only(filter *f, int call, int index, uint32_t one, uint32_t other) {
    test(f, BPF_JEQ, (uint32_t)call, 0, 5);
    load(f, argument(index));
    test(f, BPF_JEQ, one, 2, 0);
    test(f, BPF_JEQ, other, 1, 0);
    answer(f, SECCOMP_RET_ERRNO | EPERM);
    answer(f, SECCOMP_RET_ALLOW);
}

static void deny_terminal_input(filter *f) {
    test(f, BPF_JEQ, SYS_ioctl, 0, 5);
    load(f, argument(1));
    test(f, BPF_JEQ, terminal_inject, 1, 0);
    test(f, BPF_JEQ, console_control, 0, 1);
    answer(f, SECCOMP_RET_ERRNO | EPERM);
    answer(f, SECCOMP_RET_ALLOW);
}

static void deny_namespaces(filter *f) {
    // The flags of clone3 are behind a pointer; without it, libraries fall back to clone.
    deny(f, 435 /* clone3 */, ENOSYS);
    test(f, BPF_JEQ, SYS_clone, 0, 4);
    load(f, argument(0));
    test(f, BPF_JSET, new_namespaces, 0, 1);
    answer(f, SECCOMP_RET_ERRNO | EPERM);
    answer(f, SECCOMP_RET_ALLOW);
}

/// Lets limits be looked at, of this process alone; and be changed, unless it is sealed.
static void deny_limits(filter *f, const tenon_sandbox *sandbox, pid_t self) {
    if (sandbox->is_sealed) {
        deny(f, SYS_setrlimit, EPERM);
        // The new limits are behind a pointer: none, both of its halves, is a question.
        test(f, BPF_JEQ, SYS_prlimit64, 0, 5);
        load(f, argument(2));
        test(f, BPF_JEQ, 0, 0, 2);
        load(f, argument(2) + 4);
        test(f, BPF_JEQ, 0, 1, 0);
        answer(f, SECCOMP_RET_ERRNO | EPERM);
        load(f, offsetof(struct seccomp_data, nr));
    }
    allow_only(f, SYS_prlimit64, 0, 0, (uint32_t)self);
}

/// A process of its own would outlive the program and its limits; a thread does not.
static void deny_processes(filter *f) {
#ifdef __x86_64__
    deny(f, SYS_fork, EPERM);
    deny(f, SYS_vfork, EPERM);
#endif
    test(f, BPF_JEQ, SYS_clone, 0, 4);
    load(f, argument(0));
    test(f, BPF_JSET, CLONE_THREAD, 1, 0);
    answer(f, SECCOMP_RET_ERRNO | EPERM);
    load(f, offsetof(struct seccomp_data, nr));
}

int tenon_seccomp_restrict(const tenon_sandbox *sandbox, pid_t self) {
    filter f = {.count = 0};
    load(&f, offsetof(struct seccomp_data, arch));
    test(&f, BPF_JEQ, NATIVE_ARCHITECTURE, 1, 0);
    answer(&f, SECCOMP_RET_KILL_PROCESS);
    load(&f, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    test(&f, BPF_JGE, 0x40000000, 0, 1);  // the x32 numbers of the same calls
    answer(&f, SECCOMP_RET_KILL_PROCESS);
#endif
    for (size_t i = 0; i < call_count; i++) deny(&f, denied_calls[i], EPERM);
    if (tenon_landlock_abi() < 3) deny(&f, SYS_truncate, EPERM);
    if (sandbox->allows_network)
        allow_only(&f, SYS_socket, 0, AF_INET, AF_INET6);
    else
        deny(&f, SYS_socket, EPERM);
    allow_only(&f, SYS_socketpair, 0, AF_UNIX, AF_UNIX);
    allow_only(&f, SYS_kill, 0, (uint32_t)self, (uint32_t)self);
    allow_only(&f, SYS_tgkill, 0, (uint32_t)self, (uint32_t)self);
    deny_limits(&f, sandbox, self);
    if (sandbox->is_sealed) deny_processes(&f);
    deny_terminal_input(&f);
    deny_namespaces(&f);
    answer(&f, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {f.count, f.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) ? errno : 0;
}
#endif
