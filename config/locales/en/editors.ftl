# Editors: keywords, needs, profiles

## Keywords. % stands for what is put in
chips-remove = Remove “%”
chips-removed = Removed “%”
chips-added = Added “%”
chips-found = % suggestions: arrow keys to choose, Enter to take
