# SPDX-License-Identifier: Apache-2.0
"""`import collections;`: objects, groups of items, sets and queues."""

from ml_standard import exports, function, identity, items, kind, mistake, name, record, text


def keys(value):
    return list(record(value, "collections.keys: object"))


def values(value):
    return list(record(value, "collections.values: object").values())


def entries(value):
    """Arrays of a name and its value."""
    return [[key, member] for key, member in record(value, "collections.entries: object").items()]


def fromEntries(pairs):
    """The object of such arrays; of two with one name the later counts."""
    result = {}
    for pair in items(pairs, "collections.fromEntries: pairs"):
        if len(items(pair, "collections.fromEntries: pair")) != 2:
            raise ValueError("collections.fromEntries: a pair must be a name and a value")
        result[name(pair[0], "collections.fromEntries: name")] = pair[1]
    return result


def has(value, key):
    return name(key, "collections.has: name") in record(value, "collections.has: object")


def get(value, path, default=None):
    """What lies at a path such as `"servers.0.port"` or `["servers", 0, "port"]`."""
    steps = path.split(".") if isinstance(path, str) else items(path, "collections.get: path")
    for step in steps:
        if isinstance(value, dict) and name(step, "collections.get: path") in value:
            value = value[step]
        elif isinstance(value, (list, tuple)) and 0 <= _index(step) < len(value):
            value = value[_index(step)]
        else:
            return default
    return value


def _index(step):
    if isinstance(step, str):
        return int(step) if step.isascii() and step.isdigit() and len(step) < 19 else -1
    return step if isinstance(step, int) else -1


def merge(*objects):
    """The members of all; later objects win."""
    result = {}
    for value in objects:
        result.update(record(value, "collections.merge: object"))
    return result


def mergeDeep(*objects):
    """As `merge`, but objects in both are merged too."""
    result = {}
    for value in objects:
        for key, member in record(value, "collections.mergeDeep: object").items():
            both = isinstance(member, dict) and isinstance(result.get(key), dict)
            result[key] = mergeDeep(result[key], member) if both else member
    return result


def pick(value, names):
    """With the named members alone."""
    record(value, "collections.pick: object")
    return {key: value[key] for key in items(names, "collections.pick: names") if has(value, key)}


def omit(value, names):
    """Without the named members."""
    names = items(names, "collections.omit: names")
    return {k: m for k, m in record(value, "collections.omit: object").items() if k not in names}


def invert(value):
    """Values as names and names as values."""
    record(value, "collections.invert: object")
    return {name(member, "collections.invert: value"): key for key, member in value.items()}


def mapValues(value, call):
    function(call, "collections.mapValues: function")
    record(value, "collections.mapValues: object")
    return {key: call(member) for key, member in list(value.items())}


def mapKeys(value, call):
    function(call, "collections.mapKeys: function")
    record(value, "collections.mapKeys: object")
    return {name(call(k), "collections.mapKeys: name"): m for k, m in list(value.items())}


def filterEntries(value, call):
    """The members for which `call(name, value)` is true."""
    function(call, "collections.filterEntries: function")
    record(value, "collections.filterEntries: object")
    return {key: member for key, member in list(value.items()) if call(key, member)}


def countBy(group, key=None):
    """How often each item is there, or each `key(item)`."""
    return {found: len(members) for found, members in _groups("countBy", group, key).items()}


def groupBy(group, key):
    """The items by what `key(item)` gives."""
    return _groups("groupBy", group, function(key, "collections.groupBy: key"))


def indexBy(group, key):
    """The last item for each `key(item)`."""
    groups = _groups("indexBy", group, function(key, "collections.indexBy: key"))
    return {found: members[-1] for found, members in groups.items()}


def _groups(place, group, key):
    groups = {}
    for item in items(group, f"collections.{place}: items"):
        found = name(item if key is None else key(item), f"collections.{place}: key")
        groups.setdefault(found, []).append(item)
    return groups


def partition(group, call):
    """Two arrays: the items that fit and the others."""
    function(call, "collections.partition: function")
    fitting, others = [], []
    for item in items(group, "collections.partition: items"):
        (fitting if call(item) else others).append(item)
    return [fitting, others]


def _members(place, group):
    return {identity(item): item for item in items(group, f"collections.{place}: items")}


def union(*groups):
    """The items of all arrays, each once."""
    found = {}
    for group in groups:
        for key, item in _members("union", group).items():
            found.setdefault(key, item)
    return list(found.values())


def intersection(group, other):
    """The items that are in both arrays, each once."""
    others = _members("intersection", other)
    return [item for key, item in _members("intersection", group).items() if key in others]


def difference(group, other):
    """The items of the first array that are not in the other, each once."""
    others = _members("difference", other)
    return [item for key, item in _members("difference", group).items() if key not in others]


def isSubset(group, other):
    """Whether all items of the first array are in the other."""
    return not difference(group, other)


def set_(group=()):
    """A set: an object with `add has remove size values`."""
    members = dict(_members("set", group))

    def add(value):
        members.setdefault(identity(value), value)

    def has(value):
        return identity(value) in members

    def remove(value):
        if not has(value):
            return False
        del members[identity(value)]
        return True

    def size():
        return len(members)

    def values():
        return list(members.values())

    return exports("set", [add, has, remove, size, values])


def queue(group=()):
    """First in, first out: an object with `push pop peek size values`."""
    from collections import deque

    waiting = deque(items(group, "collections.queue: items"))

    def push(value):
        waiting.append(value)

    def pop():
        peek()
        return waiting.popleft()

    def peek():
        if not waiting:
            raise ValueError("collections.queue: it is empty")
        return waiting[0]

    def size():
        return len(waiting)

    def values():
        return list(waiting)

    return exports("queue", [push, pop, peek, size, values])


def priorityQueue():
    """Smallest first, equals as they came: an object with `push(value, priority) pop peek size`."""
    import heapq

    waiting = []
    arrived = [0]

    def push(value, priority):
        wanted = kind(waiting[0][0]) if waiting else kind(priority)
        if wanted not in ("number", "string") or kind(priority) != wanted:
            known = wanted if waiting else "number or string"
            raise mistake("collections.priorityQueue: priority", f"a {known}", priority)
        arrived[0] += 1
        heapq.heappush(waiting, (priority, arrived[0], value))

    def pop():
        peek()
        return heapq.heappop(waiting)[2]

    def peek():
        if not waiting:
            raise ValueError("collections.priorityQueue: it is empty")
        return waiting[0][2]

    def size():
        return len(waiting)

    return exports("priorityQueue", [push, pop, peek, size])


_FUNCTIONS = [
    countBy, difference, entries, filterEntries, fromEntries, get, groupBy, has, indexBy,
    intersection, invert, isSubset, keys, mapKeys, mapValues, merge, mergeDeep, omit, partition,
    pick, priorityQueue, queue, set_, union, values,
]  # fmt: skip


def module(grants):
    return exports("collections", _FUNCTIONS)
