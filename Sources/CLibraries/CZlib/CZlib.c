// SPDX-License-Identifier: Apache-2.0
#include "CZlib.h"
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#ifdef __APPLE__
#define LIBRARY "/usr/lib/libz.1.dylib"
#else
#define LIBRARY "libz.so.1"
#endif

// Every function of zlib that is used, with the name of its pointer below.
#define FUNCTIONS(each)                                                                            \
    each(inflateInit2_) each(inflate) each(inflateEnd) each(deflateInit2_) each(deflate)           \
    each(deflateEnd) each(crc32_z)

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
}

const char *czlib_load(void) {
    pthread_once(&once, load);
    return failure;
}

int czlib_inflate_start(z_stream *stream) {
    return p_inflateInit2_(stream, 16 + MAX_WBITS, ZLIB_VERSION, (int)sizeof(z_stream));
}
int czlib_inflate(z_stream *stream) { return p_inflate(stream, Z_NO_FLUSH); }
int czlib_inflate_end(z_stream *stream) { return p_inflateEnd(stream); }

int czlib_deflate_start(z_stream *stream) {
    return p_deflateInit2_(stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL,
                           Z_DEFAULT_STRATEGY, ZLIB_VERSION, (int)sizeof(z_stream));
}
int czlib_deflate_finish(z_stream *stream) { return p_deflate(stream, Z_FINISH); }
int czlib_deflate_end(z_stream *stream) { return p_deflateEnd(stream); }

uLong czlib_crc32(uLong crc, const Bytef *bytes, size_t count) {
    return p_crc32_z(crc, bytes, count);
}
