// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <microhttpd.h>
#include <string.h>

/// What a daemon is started with; the callbacks all get `context`.
struct cmhd_settings {
    void *context;
    int socket;
    unsigned threads;
    unsigned connections;
    size_t memory;
    MHD_AcceptPolicyCallback accept;
    MHD_NotifyConnectionCallback connection;
    void *(*target)(void *context, const char *target, struct MHD_Connection *connection);
    MHD_AccessHandlerCallback request;
    MHD_RequestCompletedCallback completed;
};

/// Leaves an address as it was sent: what it means is decided elsewhere.
static inline size_t cmhd_keep(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

/// Starts a daemon on a listening socket; `MHD_start_daemon` is variadic.
///
/// With epoll where there is such a thing; elsewhere with poll.
static inline struct MHD_Daemon *cmhd_start(const struct cmhd_settings *settings) {
#ifdef __linux__
    const unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
#else
    const unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
#endif
    return MHD_start_daemon(
        flags, 0, settings->accept, settings->context, settings->request, settings->context,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket)settings->socket,
        MHD_OPTION_THREAD_POOL_SIZE, settings->threads,
        MHD_OPTION_CONNECTION_LIMIT, settings->connections,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->memory,
        MHD_OPTION_NOTIFY_CONNECTION, settings->connection, settings->context,
        MHD_OPTION_URI_LOG_CALLBACK, settings->target, settings->context,
        MHD_OPTION_UNESCAPE_CALLBACK, cmhd_keep, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, settings->completed, settings->context,
        MHD_OPTION_STRICT_FOR_CLIENT, 0, MHD_OPTION_END);
}

/// The socket of a connection; `MHD_get_connection_info` is variadic.
static inline int cmhd_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}

/// The address of whoever is connected.
static inline const struct sockaddr *cmhd_peer(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == NULL ? NULL : info->client_addr;
}

/// What the notification of a new connection stored.
static inline void *cmhd_connection_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

/// Whether the first line of a request goes on, after its target, as it should.
///
/// The library ends the target with a NUL where the space was; one that was sent would end it sooner,
/// and then the next bytes are not the version.
static inline int cmhd_is_whole_target(const char *target) {
    return strncmp(target + strlen(target) + 1, "HTTP/1.", 7) == 0;
}

/// Whether the value of a field ends where its line did.
///
/// The library puts a NUL in place of each of the two bytes that end a line. After a NUL that was sent, and in a
/// line that only one byte ended, something else follows.
static inline int cmhd_is_whole_value(const char *value, size_t length) {
    return strlen(value) == length && value[length + 1] == '\0';
}
