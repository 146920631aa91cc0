# Completion of logreg's command line for bash. The program itself says what may stand in a place: see logreg complete.

# Splits a command line into `words` as the shell does, but expands nothing. The last word ends at the end of the line,
# perhaps inside the quotes `quote`.
_logreg_split() {
  local text=$1 word="" begun="" i c next
  words=() quote=""
  for ((i = 0; i < ${#text}; ++i)); do
    c=${text:i:1}
    if [[ $quote == "'" ]]; then
      if [[ $c == "'" ]]; then quote=""; else word+=$c; fi
    elif [[ $c == \\ ]]; then
      next=${text:i+1:1}
      if [[ $quote == '"' && $next != [\"\\\$\`] ]]; then word+=$c; fi
      word+=$next begun=1
      ((++i))
    elif [[ $quote == '"' ]]; then
      if [[ $c == '"' ]]; then quote=""; else word+=$c; fi
    elif [[ $c == [\"\'] ]]; then
      quote=$c begun=1
    elif [[ $c == [[:blank:]] ]]; then
      if [[ $begun ]]; then words+=("$word"); fi
      word="" begun=""
    else
      word+=$c begun=1
    fi
  done
  words+=("$word")
}

# $1 as it has to be typed inside the quotes $2, or outside of any; the answer is `typed`.
_logreg_quote() {
  local text=$1 special i c
  case $2 in
    \") special='["\\$`]' ;;
    \') typed=${text//\'/"'\\''"} && return ;;
    *) special="[][ \"'\\\\\$\`&|;<>()*?{}~#!^]" ;;
  esac
  typed=""
  for ((i = 0; i < ${#text}; ++i)); do
    c=${text:i:1}
    if [[ $c == $special ]]; then typed+=\\; fi
    typed+=$c
  done
}

_logreg() {
  local LC_ALL=C IFS=$' \t\n'
  local -a words before lines
  local quote open_quote current tail line text typed flags rest=${COMP_LINE:COMP_POINT}
  _logreg_split "$2"
  tail=${words[0]}
  _logreg_split "${COMP_LINE:0:COMP_POINT}"
  open_quote=$quote
  if [[ $open_quote ]]; then tail=${2#[\"\']}; fi
  before=("${words[@]/#\~\//$HOME/}")
  current=${words[-1]}
  words=()
  if [[ $rest == *[[:blank:]]* ]]; then _logreg_split "${rest#*[[:blank:]]}"; fi

  mapfile -t lines < <("${before[0]}" complete $((${#before[@]} - 2)) "${before[@]:1}" "${words[@]}" 2>/dev/null)
  flags=${lines[0]-}
  if [[ $flags == *open* ]]; then compopt -o nospace; fi
  if [[ $flags == *files* ]]; then compopt -o default; fi
  COMPREPLY=()
  for line in "${lines[@]:1}"; do
    text=${line%%$'\t'*}
    if [[ $text != "$current"* ]]; then continue; fi
    # Of the word, what stands before a character that ends words for readline is there already.
    _logreg_quote "${text:${#current}-${#tail}}" "$open_quote"
    COMPREPLY+=("$typed")
  done
}

complete -o nosort -F _logreg logreg
