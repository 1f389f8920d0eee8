# bash completion for freehold. `make install` puts it in place; from a checkout:
#   source tools/completion.bash
# Names of commands and codes are asked of the program itself.

_freehold() {
    local cur prev words cword
    cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local program=${COMP_WORDS[0]} command= i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --pack|--theme|--format|--stdin|--steps|--step|--line|--visit|--width|--out|--file|--fail|--disk|--recover|--tries|--replay) ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $prev in
    --pack|-I) COMPREPLY=($(compgen -d -- "$cur")); return ;;
    --theme) COMPREPLY=($(compgen -W "colour contrast mono" -- "$cur")); return ;;
    --format)
        [[ $command == trace ]] && COMPREPLY=($(compgen -W "text picture json svg html" -- "$cur"))
        [[ $command == trace ]] || COMPREPLY=($(compgen -W "text csv json html" -- "$cur"))
        return ;;
    --disk) COMPREPLY=($(compgen -W "ordered synced" -- "$cur")); return ;;
    --stdin|--file|--out|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    esac
    local options="--pack --ascii --theme --mouse --no-mouse --help"
    case $command in
    '') options="$options --plain --version" ;;
    check) options="$options --choose --sure --unsure --contracts --propose" ;;
    reset) options="$options --undo" ;;
    run) options="$options -D -I --stdin --file --steps --schedules --weak --replay --unchecked --json
        --sweep --pairs --tries --fail --disk --recover --costs --contracts" ;;
    check-ownership) options="$options -D -I --strict --permissions --permissions=why --propose --accept
        --json --sarif" ;;
    trace) options="$options --step --finding --start --end --line --visit --all --format --values --width
        --out -D -I --stdin --file --steps --fail --disk --recover" ;;
    report) options="$options --format" ;;
    progress) options="$options --file" ;;
    review) options="$options --plain" ;;
    place) options="$options --post --plain" ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
        return
    fi
    case $command in
    '') COMPREPLY=($(compgen -W "$("$program" --help 2>/dev/null |
            sed -n '/^Commands$/,/^$/s/^  \([a-z-]*\) .*/\1/p')" -- "$cur")) ;;
    show|check|hint|solution|reset|watch)
        COMPREPLY=($(compgen -W "$("$program" list --ascii 2>/dev/null |
            sed -n 's/.*\[\([a-z0-9-]*\)\].*/\1/p')" -- "$cur"))
        [[ $command == check ]] && COMPREPLY+=($(compgen -f -X '!*.c' -- "$cur")) ;;
    explain) COMPREPLY=($(compgen -W "$("$program" explain --ascii 2>/dev/null |
            sed -n 's/^  \([a-z-]*\) .*/\1/p') library $("$program" explain library --ascii 2>/dev/null |
            sed -n 's/^  \([a-z_0-9]*\) .*/\1/p')" -- "$cur")) ;;
    run|trace|check-ownership) COMPREPLY=($(compgen -f -X '!*.c' -- "$cur") $(compgen -d -- "$cur")) ;;
    pack) if [[ $prev == pack ]]; then
            COMPREPLY=($(compgen -W "new check" -- "$cur"))
        else
            COMPREPLY=($(compgen -d -- "$cur"))
        fi ;;
    report) COMPREPLY=($(compgen -f -- "$cur")) ;;
    help) COMPREPLY=($(compgen -W "$("$program" --help 2>/dev/null |
            sed -n '/^Commands$/,/^$/s/^  \([a-z-]*\) .*/\1/p')" -- "$cur")) ;;
    esac
}
complete -o filenames -o bashdefault -F _freehold freehold
