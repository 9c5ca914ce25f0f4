def fnv(state, data):
    for byte in data:
        state = (state ^ byte) * 0x100000001B3 % 2**64
    return state

def mix(bits):
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % 2**64
    return bits ^ bits >> 31

def key(seed, identifier):
    return mix(fnv(mix(fnv(0xCBF29CE484222325, seed.encode())), identifier.encode())) >> 1
