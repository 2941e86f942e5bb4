"""Runs what packaging/readout.service runs, in the way that it says, where there
is no systemd; and holds what the program asked the kernel for against the unit.

    unit.py run PROGRAM FOLDER ROOT LOG   PROGRAM under strace, which writes LOG
    unit.py check ROOT LOG                fails if the unit would not allow it

run gives it a socket, a user, a directory of state and the rest of the unit below
ROOT, prints `port N` and each word that the program has for systemd, passes SIGHUP
and SIGTERM on, and ends with its status."""

import ctypes, os, re, resource, shlex, shutil, signal, socket, subprocess, sys, time

USER = 61184  # the first of those that DynamicUser= takes
NO_NEW_PRIVILEGES = 38


def unit():
    """The settings of the unit, each with all of its values."""
    settings = {}
    for line in open("packaging/readout.service"):
        key, equals, value = line.strip().partition("=")
        if equals and not line.startswith("#"):
            settings.setdefault(key, []).append(value)
    return settings


def run(program, folder, root, log):
    settings = unit()
    state = os.path.join(root, "state")
    os.makedirs(os.path.join(state, "readout"), mode=0o700)
    for path in (os.path.join(state, "readout"), os.path.dirname(log)):
        os.chown(path, USER, USER)
    named = {"%S": state, "%E": os.path.join(root, "etc"), "/usr/local/bin/readout": program, "/srv/briefings": folder}

    def words(text):
        for name, path in named.items():
            text = text.replace(name, path)
        return shlex.split(text)

    command = words(settings["ExecStart"][0])
    environment = dict(word.split("=", 1) for word in words(" ".join(settings["Environment"])))
    limit, timeout = int(settings["LimitNOFILE"][0]), int(settings["TimeoutStopSec"][0])

    port = socket.create_server(("127.0.0.1", 0))
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(os.path.join(root, "notify"))
    os.chmod(os.path.join(root, "notify"), 0o777)
    heard.settimeout(0.1)
    environment.update(NOTIFY_SOCKET=os.path.join(root, "notify"), LISTEN_FDS="1")
    tracer = [shutil.which("strace"), "-D", "-f", "-qq", "-e", "signal=none", "-s", "300", "-o", log]

    child = os.fork()
    if child == 0:
        os.dup2(port.fileno(), 3)
        os.set_inheritable(3, True)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        os.setgroups([])
        os.setgid(USER)
        os.setuid(USER)
        ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        os.umask(0o077)
        os.chdir("/")
        environment["LISTEN_PID"] = str(os.getpid())
        os.execve(tracer[0], tracer + command, environment)

    print("port", port.getsockname()[1], flush=True)
    port.close()
    stopped = []
    signal.signal(signal.SIGHUP, lambda *_: os.kill(child, signal.SIGHUP))
    signal.signal(signal.SIGTERM, lambda *_: (stopped.append(time.monotonic()), os.kill(child, signal.SIGTERM)))
    while True:
        try:
            print("notified", *heard.recv(4096).decode().split("\n"), flush=True)
        except TimeoutError:
            pass
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if stopped and time.monotonic() > stopped[0] + timeout:
            os.kill(child, signal.SIGKILL)
            sys.exit("unit: not stopped within %d s" % timeout)


def members(name):
    """The calls in one of systemd's sets."""
    calls = set()
    for word in subprocess.check_output(["systemd-analyze", "syscall-filter", name], text=True).splitlines()[1:]:
        word = word.strip()
        if word.startswith("@"):
            calls |= members(word)
        elif word and not word.startswith("#"):
            calls.add(word)
    return calls


def allowed(filters):
    """The calls that lines of SystemCallFilter= leave."""
    calls = members("@default")
    for line in filters:
        named = set()
        for word in line.lstrip("~").split():
            named |= members(word) if word.startswith("@") else {word}
        calls = calls - named | members("@default") if line.startswith("~") else calls | named
    return calls


CHANGES = {"mkdirat", "mkdir", "unlinkat", "unlink", "rmdir", "renameat", "renameat2", "rename", "linkat", "link",
           "symlinkat", "symlink", "fchmodat", "chmod", "fchownat", "chown", "truncate", "mknodat", "utimensat"}


def check(root, log):
    settings = unit()
    may = allowed(settings["SystemCallFilter"])
    families = set(settings["RestrictAddressFamilies"][0].split())
    writable = (os.path.join(root, "state", "readout") + "/", "/dev/null")
    seen, wrong = set(), set()
    for line in open(log, errors="replace"):
        found = re.match(r"\d+ +(?:<\.\.\. )?(\w+)[( ](.*)", line)
        if not found:
            continue
        call, rest = found.groups()
        seen.add(call)
        if call not in may:
            wrong.add("SystemCallFilter does not have " + call)
        if call == "socket" and rest.split(",")[0].startswith("AF_") and rest.split(",")[0] not in families:
            wrong.add("RestrictAddressFamilies does not have " + rest.split(",")[0])
        if call in ("mmap", "mprotect", "pkey_mprotect") and "PROT_WRITE" in rest and "PROT_EXEC" in rest:
            wrong.add("MemoryDenyWriteExecute: " + line.strip())
        if call in ("clone", "clone3", "unshare") and "CLONE_NEW" in rest:
            wrong.add("RestrictNamespaces: " + line.strip())
        if call in CHANGES or call in ("open", "openat") and re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", rest):
            for path in re.findall(r'"([^"]*)"', rest):
                if not path.startswith(writable):
                    wrong.add("ProtectSystem: %s of %s" % (call, path))
    for call in ("accept4", "openat", "pwrite64", "inotify_add_watch", "rt_sigaction", "exit_group"):
        if call not in seen:
            wrong.add("the log has no %s, so it is not of a host that was used" % call)
    print("packaging: %d system calls, all of them within the unit's %d" % (len(seen), len(may)) if not wrong else "\n".join(sorted(wrong)))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit({"run": run, "check": check}[sys.argv[1]](*sys.argv[2:]))
