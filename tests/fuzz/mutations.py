"""Seeds, mutated: pieces put in and taken out, lines moved about, two seeds mixed."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from fuzz.seeds import PIECES


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes], choices: int) -> bytes:
    """Give a seed with up to six mutations, behind `choices` bytes; now and then bytes of no seed at all."""
    chosen = draw(st.binary(min_size=choices, max_size=choices))
    if draw(st.integers(0, 19)) == 0:
        return chosen + draw(st.binary(max_size=200))
    chance = Random(draw(st.integers(0, 2**32)))
    data = bytearray(chance.choice(seeds))
    for _ in range(draw(st.integers(0, 6))):
        _mutate(data, seeds, chance)
    return chosen + bytes(data)


def _mutate(data: bytearray, seeds: Sequence[bytes], chance: Random) -> None:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice([0, 0, 1, 1, 2, 8, 40]))
    match chance.randrange(6):
        case 0 | 1 | 2:
            data[start:end] = chance.choice(PIECES)
        case 3:
            lines = data.split(b"\n")
            lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])
            data[:] = b"\n".join(lines)
        case 4:
            other = chance.choice(seeds)
            place = chance.randrange(len(other) + 1)
            data[start:end] = other[place : place + chance.choice([1, 10, 100])]
        case _:
            data[start:end] = bytes([chance.randrange(256)])
