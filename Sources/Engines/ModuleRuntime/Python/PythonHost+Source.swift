// SPDX-License-Identifier: Apache-2.0

extension PythonHost {
    /// The trusted script that the interpreter runs first: the definition of `serve`.
    ///
    /// It opens the channel to Tenon, and runs the program in a module of its own. All it says is advice
    /// to Tenon: a program that takes it over gains nothing, because permissions are checked by the kernel
    /// and, for calls, by Tenon. It imports nothing that is not inside the interpreter until it must.
    static let source = #"""
        import _signal as signals
        import posix
        import sys

        class Refused(Exception):
            """A call that Tenon did not carry out."""

        class Channel:
            """Frames: a length (4 bytes, little-endian), the secret on the way to Tenon, and JSON."""

            def __init__(self, settings):
                from _thread import RLock
                self.lock = RLock()
                self.last, self.unread = 0, {}
                self.secret = settings["secret"].encode()
                self.calls = posix.open(settings["calls"], posix.O_WRONLY | posix.O_CLOEXEC)
                self.direct = posix.open(settings["direct"], posix.O_RDONLY | posix.O_CLOEXEC)
                self.requests = posix.open(settings["answers"], posix.O_RDONLY | posix.O_CLOEXEC)

            def send_bytes(self, document):
                frame = len(self.secret + document).to_bytes(4, "little") + self.secret + document
                with self.lock:
                    while frame:
                        frame = frame[posix.write(self.calls, frame):]

            def send(self, **message):
                import json
                # Half a character, which Python's texts may hold, would not be JSON.
                self.send_bytes(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))

            def receive(self, pipe):
                import json
                found = self.unread.get(pipe, b"")
                while True:
                    length = 4 + int.from_bytes(found[:4], "little")
                    if len(found) >= max(5, length):
                        self.unread[pipe] = found[length:]
                        return json.loads(found[4:length])
                    found += posix.read(pipe, 1 << 16)
                    self.unread[pipe] = found

            def ask(self, **message):
                with self.lock:
                    self.last -= 1
                    self.send(id=self.last, **message)
                    while True:
                        answer = self.receive(self.direct)
                        # What an interrupted call did not wait for is not the answer to this one.
                        if answer["id"] == self.last:
                            return answer

        class Host:
            """What the program's runtime knows of Tenon."""

            current = None
            words = str
            """What makes a text of an error; the runtime may know better."""

            def __init__(self, channel, settings):
                Host.current = self
                self._channel = channel
                self._grants = settings["grants"]
                self._tells = settings["tells"]
                self._codes = {}

            def compile(self, text, name, mode):
                """The code of a text that the program brings along; what was kept is not made again."""
                return self._codes.pop(name, None) or compile(text, name, mode, dont_inherit=True)

            def grants(self, name):
                return self._grants.get(name, {})

            def call(self, method, parameters):
                answer = self._channel.ask(method=method, parameters=parameters)
                if "error" in answer:
                    error = Refused(answer["error"]["message"])
                    error.code = answer["error"]["code"]
                    error.hints = answer["error"]["hints"]
                    raise error
                return answer["value"]

            def tell(self, value, text=None):
                if value is None or not self._tells:
                    return
                import json
                try:
                    known = json.dumps(value, allow_nan=False, ensure_ascii=False)
                except (TypeError, ValueError, RecursionError):
                    known = None
                shown = repr(value) if text is None else text
                self._channel.send(report="value", json=known, text=shown)

        def shorten(text, limit=4000):
            return text if len(text) <= limit else text[:limit] + "…"

        def attribute(error, name):
            value = getattr(error, name, None)
            return shorten(value) if isinstance(value, str) else None

        def frames_of(error):
            trace, found = error.__traceback__, []
            while trace is not None:
                found.append((trace.tb_frame.f_code, trace.tb_lineno))
                trace = trace.tb_next
            kept = found if len(found) <= 100 else found[:40] + found[-60:]
            return [[code.co_filename, line, shorten(code.co_name, 200)] for code, line in kept]

        def words_of(error):
            try:
                return shorten(Host.current.words(error) if Host.current else str(error))
            except BaseException:
                return ""

        def describe(how, error):
            """The report; it also lets go of all that the error holds: memory may be what is missing."""
            cause = error.__cause__
            described = {
                "report": how,
                "name": type(error).__name__,
                "message": words_of(error),
                "frames": frames_of(error),
                "cause": cause and f"{type(cause).__name__}: {words_of(cause)}",
                "code": attribute(error, "code"),
                "hints": error.hints if isinstance(error, Refused) else None,
                "module": attribute(error, "module"),
                "permission": attribute(error, "permission"),
            }
            if isinstance(error, PermissionError):
                described["path"] = attribute(error, "filename")
            error.__traceback__ = error.__cause__ = error.__context__ = None
            return described

        def listen_to_interrupts(handler):
            while True:
                try:
                    return signals.signal(signals.SIGINT, handler)
                except KeyboardInterrupt:
                    pass

        def flush():
            for stream in (sys.stdout, sys.stderr):
                if stream is not None and not stream.closed:
                    stream.flush()

        def flush_in_time():
            """Lets what is printed wait no longer than 100 ms, whatever the program does meanwhile."""
            stream = sys.stdout
            if stream is None or stream.line_buffering:
                return
            import _thread
            # Threads may share the buffer of bytes, not that of texts: so nothing stays in the latter.
            stream.reconfigure(write_through=True)
            buffer, end = stream.buffer, _thread.allocate_lock()

            def flush_often():
                signals.pthread_sigmask(signals.SIG_BLOCK, signals.valid_signals())
                try:
                    while not end.acquire(True, 0.1):
                        buffer.flush()
                except Exception:
                    # The program hears of it when it prints more, or ends.
                    pass

            end.acquire()
            # Whole stacks would count as the program's memory.
            size = _thread.stack_size(1 << 18)
            try:
                _thread.start_new_thread(flush_often, ())
            except RuntimeError:
                # Without a thread, all is printed at the end.
                pass
            _thread.stack_size(size)

        def leave(channel, status):
            """Ends the process at once: the interpreter's own way of ending takes longer."""
            listen_to_interrupts(signals.SIG_DFL)
            if "threading" in sys.modules:
                sys.modules["threading"]._shutdown()
            if "atexit" in sys.modules:
                sys.modules["atexit"]._run_exitfuncs()
            try:
                flush()
            except Exception as error:
                channel.send(**describe("uncaught", error))
                status = 1
            channel.send_bytes(b"end %d" % status)
            posix._exit(status)

        def status_of(end, channel):
            if end.code is None:
                return 0
            if isinstance(end.code, int):
                return end.code & 255
            channel.send(**describe("exit", end))
            return 1

        def interrupted():
            """Ends as a program does that knows nothing of Ctrl-C."""
            listen_to_interrupts(signals.SIG_DFL)
            try:
                flush()
            except Exception:
                pass
            posix.kill(posix.getpid(), signals.SIGINT)

        def translate(text, name, channel):
            """The code of a text; `None` when it is no Python, which is then told."""
            try:
                return compile(text, name, "exec", dont_inherit=True)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                line = getattr(error, "lineno", None) or 0
                channel.send(report="invalid", message=words_of(error), frames=[[name, line, ""]])

        def load(part, script, kept, settings, channel):
            """The code of the program, and of the texts that it brings along."""
            text = part()
            embedded = {name: part() for name in settings["embedded"]}
            if kept:
                if settings["wantsCode"]:
                    # Nothing new; and nothing that the program says will be taken for it.
                    channel.send_bytes(b"\0")
                return kept[1:]
            code, codes = translate(text, settings["name"], channel), {}
            if code is None:
                posix._exit(1)
            if settings["wantsCode"]:
                import marshal
                for name in embedded:
                    codes[name] = compile(embedded[name], name, "exec", dont_inherit=True)
                magic = sys.modules["_frozen_importlib_external"].MAGIC_NUMBER
                channel.send_bytes(b"\0" + magic + marshal.dumps((script, code, codes)))
            return code, codes

        def evaluate(request, space, channel):
            try:
                listen_to_interrupts(signals.default_int_handler)
                try:
                    code = translate(request["text"], request["name"], channel)
                    if code is not None:
                        exec(code, space)
                finally:
                    listen_to_interrupts(signals.SIG_IGN)
                    flush()
            except SystemExit as end:
                leave(channel, status_of(end, channel))
            except KeyboardInterrupt as error:
                channel.send(**describe("interrupted", error))
            except BaseException as error:
                channel.send(**describe("uncaught", error))
            listen_to_interrupts(signals.SIG_IGN)
            channel.send(report="evaluated")

        def serve(part, script, kept):
            settings = eval(part(), {"true": True, "false": False, "null": None})
            channel = Channel(settings)
            if sys.version_info < (3, 9):
                channel.send(report="version", version=".".join(map(str, sys.version_info[:3])))
            host = Host(channel, settings)
            # The limit of memory is the program's; what tells of it needs some.
            reserve = bytearray(8 << 20)
            code, host._codes = load(part, script, kept, settings, channel)
            main = type(sys)("__main__")
            main._tenon_host = host
            sys.modules["__main__"] = main
            sys.argv[0] = settings["name"]
            sys.setrecursionlimit(settings["depth"])
            signals.signal(signals.SIGPIPE, signals.SIG_DFL)
            status = 0
            flush_in_time()
            try:
                listen_to_interrupts(signals.default_int_handler)
                exec(code, main.__dict__)
            except SystemExit as end:
                status = status_of(end, channel)
            except KeyboardInterrupt:
                interrupted()
            except BaseException as error:
                del reserve
                channel.send(**describe("uncaught", error))
                status = 1
            if settings["session"] and status == 0:
                flush()
                listen_to_interrupts(signals.SIG_IGN)
                channel.send(report="evaluated")
                while True:
                    request = channel.receive(channel.requests)
                    host._grants.update(request["grants"])
                    evaluate(request, main.__dict__, channel)
            leave(channel, status)
        """#
}
