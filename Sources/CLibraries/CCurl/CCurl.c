// SPDX-License-Identifier: Apache-2.0
#include "CCurl.h"
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#ifdef __APPLE__
#define LIBRARY "/usr/lib/libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

// Every function of libcurl that is used, with the name of its pointer below.
#define FUNCTIONS(each)                                                                            \
    each(curl_global_init) each(curl_easy_init) each(curl_easy_cleanup) each(curl_easy_strerror)   \
    each(curl_easy_setopt) each(curl_easy_getinfo) each(curl_slist_append)                         \
    each(curl_slist_free_all) each(curl_multi_init) each(curl_multi_cleanup)                       \
    each(curl_multi_setopt) each(curl_multi_add_handle) each(curl_multi_remove_handle)             \
    each(curl_multi_perform) each(curl_multi_poll) each(curl_multi_wakeup)                         \
    each(curl_multi_info_read)

#define POINTER(name) static __typeof__(&name) p_##name;
FUNCTIONS(POINTER)

static const char *failure;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        failure = strdup(dlerror());  // kept: the words are lost at the next use of dlfcn
        return;
    }
#define RESOLVE(name)                                                                              \
    if (!(p_##name = (__typeof__(&name))dlsym(library, #name))) {                                  \
        failure = LIBRARY " is too old: it lacks " #name;                                          \
        return;                                                                                    \
    }
    FUNCTIONS(RESOLVE)
    if (p_curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) failure = "libcurl refused to start";
}

const char *ccurl_load(void) {
    pthread_once(&once, load);
    return failure;
}

CURL *ccurl_easy_init(void) { return p_curl_easy_init(); }
void ccurl_easy_cleanup(CURL *easy) { p_curl_easy_cleanup(easy); }
const char *ccurl_easy_words(CURLcode code) { return p_curl_easy_strerror(code); }

CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value) {
    return p_curl_easy_setopt(easy, option, value);
}
CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
    return p_curl_easy_setopt(easy, option, value);
}
CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
    return p_curl_easy_setopt(easy, option, value);
}
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return p_curl_easy_setopt(easy, option, value);
}
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return p_curl_easy_setopt(easy, option, value);
}
CURLcode ccurl_get_number(CURL *easy, CURLINFO info, long *value) {
    return p_curl_easy_getinfo(easy, info, value);
}

CURLcode ccurl_set_callbacks(
    CURL *easy, ccurl_bytes_callback header, ccurl_bytes_callback body,
    ccurl_socket_callback socket, void *context) {
    CURLcode code = p_curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, socket);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
    return code;
}

CURLcode ccurl_set_progress(CURL *easy, ccurl_progress_callback progress, void *context) {
    CURLcode code = p_curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
    if (!code) code = p_curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    return code;
}

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *text) {
    return p_curl_slist_append(list, text);
}
void ccurl_list_free(struct curl_slist *list) { p_curl_slist_free_all(list); }

CURLM *ccurl_multi_init(void) { return p_curl_multi_init(); }
void ccurl_multi_cleanup(CURLM *multi) { p_curl_multi_cleanup(multi); }
CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
    return p_curl_multi_setopt(multi, option, value);
}
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return p_curl_multi_add_handle(multi, easy); }
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) {
    return p_curl_multi_remove_handle(multi, easy);
}
CURLMcode ccurl_multi_perform(CURLM *multi) {
    int running;
    return p_curl_multi_perform(multi, &running);
}
CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds) {
    return p_curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}
CURLMcode ccurl_multi_wakeup(CURLM *multi) { return p_curl_multi_wakeup(multi); }

CURL *ccurl_multi_next_done(CURLM *multi, CURLcode *result) {
    int left;
    CURLMsg *message;
    while ((message = p_curl_multi_info_read(multi, &left))) {
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        return message->easy_handle;
    }
    return NULL;
}
