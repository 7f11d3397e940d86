// SPDX-License-Identifier: Apache-2.0

extension HostScript {
    /// The trusted script that Deno runs first, as a function of its settings.
    ///
    /// It takes what it needs from the globals before any module runs, opens the channel to Tenon and
    /// gives the right to open it again away, installs the module API, and imports the program. All it
    /// says is advice to Tenon: a module that takes it over gains nothing, because permissions are
    /// checked by Deno, by the kernel and, for calls, by Tenon.
    static let source = #"""
        (async (settings) => {
          const { exit, inspect, openSync, permissions, version } = Deno;
          const { stringify, parse } = JSON;
          const { defineProperty, assign, freeze } = Object;
          const { toString: sourceOf } = Function.prototype;
          const encode = TextEncoder.prototype.encode.bind(new TextEncoder());
          const decode = TextDecoder.prototype.decode.bind(new TextDecoder());
          const later = queueMicrotask;

          // The channel: frames of a length (4 bytes, little-endian), the secret, and JSON or `end STATUS`.

          const calls = openSync(settings.calls, { write: true });
          const answers = openSync(settings.answers, { read: true });
          const direct = openSync(settings.direct, { read: true });
          for (const [name, path] of settings.revoked) permissions.revokeSync({ name, path });
          const write = calls.writeSync.bind(calls);
          const secret = settings.secret;

          const send = (message) => say(stringify(message));
          const say = (text) => {
            const body = encode(secret + text);
            const frame = new Uint8Array(4 + body.length);
            new DataView(frame.buffer).setUint32(0, body.length, true);
            frame.set(body, 4);
            for (let sent = 0; sent < frame.length;) sent += write(frame.subarray(sent));
          };

          const lengthOf = (head) => new DataView(head.buffer).getUint32(0, true);
          const receiveNow = () => {
            const fill = (bytes) => {
              for (let n = 0; n < bytes.length;) n += direct.readSync(bytes.subarray(n));
              return bytes;
            };
            return parse(decode(fill(new Uint8Array(lengthOf(fill(new Uint8Array(4)))))));
          };
          const receive = async () => {
            const fill = async (bytes) => {
              for (let n = 0; n < bytes.length;) n += await answers.read(bytes.subarray(n));
              return bytes;
            };
            const head = await fill(new Uint8Array(4));
            return parse(decode(await fill(new Uint8Array(lengthOf(head)))));
          };

          // Reports: what ended the program.

          const refusals = new WeakMap();
          const look = (read) => {
            try {
              const value = read();
              return value == null ? undefined : String(value);
            } catch {}
          };
          const report = (how, error, more = {}) => {
            const isError = error instanceof Error;
            send({
              __proto__: null,
              report: how,
              name: isError ? look(() => error.name) : undefined,
              message: isError ? look(() => error.message) : look(() => inspect(error)),
              stack: isError ? look(() => error.stack) : undefined,
              code: refusals.has(error) ? refusals.get(error).code : undefined,
              hints: refusals.has(error) ? refusals.get(error).hints : undefined,
              cause: isError ? look(() => error.cause && (error.cause.stack ?? error.cause)) : undefined,
              ...more,
            });
            exit(1);
          };

          let failedWorker;
          const reportLater = (error, event) => {
            const isWorker = error == null || error?.message === "Unhandled error in child worker.";
            if (isWorker && failedWorker) return report("worker", undefined, failedWorker);
            report("uncaught", error ?? new Error(event.message));
          };
          // The runtime would end the program as soon as no listener objects; ours comes first, so it
          // objects always and looks afterwards whether a listener of the program did.
          const watch = (type, pick) =>
            addEventListener(type, (event) => {
              const prevent = event.preventDefault.bind(event);
              let isHandled = false;
              defineProperty(event, "preventDefault", {
                value() {
                  isHandled = true;
                  prevent();
                },
              });
              const own = globalThis.onerror;
              if (type === "error" && typeof own === "function") {
                globalThis.onerror = function (...parameters) {
                  const answer = own.apply(this, parameters);
                  isHandled ||= answer === true;
                  globalThis.onerror = own;
                  return answer;
                };
              }
              prevent();
              later(() => isHandled || reportLater(pick(event), event));
            });
          watch("error", (event) => event.error);
          watch("unhandledrejection", (event) => event.reason);

          const NativeWorker = Worker;
          globalThis.Worker = class Worker extends NativeWorker {
            constructor(...parameters) {
              super(...parameters);
              const { stack } = new Error();
              this.addEventListener("error", ({ message, filename, lineno, colno }) => {
                failedWorker = { message, stack: `${message}\n    at ${filename}:${lineno}:${colno}\n${stack}` };
              });
            }
          };

          // The last that the runtime runs, after all listeners: those of Node's `process` if that was loaded,
          // else nothing. Where a runtime has no such place, Tenon waits for the process to end.
          let tellListeners;
          defineProperty(Deno[Deno.internal], "dispatchProcessExitEvent", {
            get: () => () => {
              tellListeners?.();
              say(`end ${Deno.exitCode}`);
            },
            set(value) {
              tellListeners = value;
            },
          });

          // The module API: thin callers, every decision is Tenon's.

          // The error is made with the call: when the answer is there, the caller is no longer on the
          // stack. Its frames are read at once, since the runtime keeps them only then.
          const failure = (refusal, error, stack) => {
            const { code, message } = refusal;
            defineProperty(error, "message", { value: message, writable: true, configurable: true });
            assign(error, { name: "TenonError", code });
            error.stack = `TenonError: ${message}${stack.slice(stack.indexOf("\n    at "))}`;
            refusals.set(error, refusal);
            return error;
          };
          const pending = new Map();
          let last = 0;
          let isReceiving = false;
          const pump = async () => {
            isReceiving = true;
            while (pending.size > 0) {
              const { id, error, value } = await receive();
              const waiting = pending.get(id);
              pending.delete(id);
              if (error) waiting?.reject(failure(error, waiting.error, waiting.stack));
              else waiting?.resolve(value);
            }
            isReceiving = false;
          };
          const call = (method, parameters) =>
            new Promise((resolve, reject) => {
              const id = ++last;
              const error = new Error();
              const { stack } = error;
              pending.set(id, { resolve, reject, error, stack });
              send({ __proto__: null, id, method, parameters, stack });
              if (!isReceiving) pump();
            });
          const callNow = (method, parameters) => {
            const place = new Error();
            const { stack } = place;
            send({ __proto__: null, id: 0, method, parameters, stack });
            const { error, value } = receiveNow();
            if (error) throw failure(error, place, stack);
            return value;
          };

          const input = (value) => {
            if (typeof value === "function") return { kind: "function", text: sourceOf.call(value) };
            if (typeof value === "string") return { kind: "text", text: value };
            if (typeof value?.function === "function") return input(value.function);
            if (typeof value?.code === "string") return { kind: "code", text: value.code };
            if (typeof value?.file === "string") return { kind: "file", text: value.file };
            throw new TypeError("save a function, a text, {code}, {file} or {function}");
          };
          const save = (name, value, options = {}) =>
            call("save", { name, options, ...input(value) });
          const load = async (name, options = {}) => {
            const { entry } = await call("load", { name });
            const module = await import(entry);
            return options.namespace || !("default" in module) ? module : module.default;
          };
          const get = (name) => call("get", { name });
          const has = (name) => call("has", { name });
          const list = () => callNow("list", {});
          const remove = (name) => call("remove", { name });
          const set = async (name, value) => {
            await save(name, value);
            return true;
          };
          const unavailable = (name, instead) => async () => {
            const message = `a program can't call \`${name}\` yet: ${instead}`;
            const error = new Error();
            throw failure({ code: "source-unavailable", message }, error, error.stack);
          };
          const share = unavailable("share", "send the file of `tenon build`");
          const publish = unavailable("publish", "use `tenon publish`");
          const search = unavailable("search", "use `tenon search`");
          const esm = freeze({ set, get, load, list, has, remove });
          const modules = freeze({ save, load, get, has, list, remove, share, publish, search });
          const hlvm = freeze({
            core: freeze({ storage: freeze({ esm }) }),
            stdlib: freeze({ modules }),
          });
          for (const [name, value] of Object.entries({ ...modules, hlvm })) {
            defineProperty(globalThis, name, { value, writable: true, configurable: true });
          }

          // The program.

          const [major, minor] = version.deno.split(".").map(Number);
          if (major !== 2 || minor < 9) report("version", undefined, { version: version.deno });
          defineProperty(Deno, "mainModule", { value: settings.entry, enumerable: true });
          if (settings.usesNodeWorkers) {
            const { Worker } = await import("node:worker_threads");
            const { emit, listenerCount } = Worker.prototype;
            // The runtime drops an error that nobody listens to; it must believe that somebody does.
            Worker.prototype.listenerCount = function (name, ...rest) {
              return listenerCount.call(this, name, ...rest) || (name === "error" ? 1 : 0);
            };
            Worker.prototype.emit = function (name, ...rest) {
              if (name === "error" && listenerCount.call(this, name) === 0) report("worker", rest[0]);
              return emit.call(this, name, ...rest);
            };
          }
          // Not awaited here: a top-level await that never ends is the program's, not the host's.
          import(settings.entry).catch((error) => report("import", error));
        })
        """#
}
