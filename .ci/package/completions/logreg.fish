# Completion of logreg's command line for fish. The program itself says what may stand in a place: see logreg complete.

function __logreg_complete
    set -l before (commandline -opc)
    set -l all (commandline -o)
    set -l typed (commandline -ct)
    set -l next (math (count $before) + 1)
    test -n "$typed"; and set next (math $next + 1)
    set -l after
    test $next -le (count $all); and set after $all[$next..-1]
    # Quotes that are still open make it no word to unescape.
    set -l current (string unescape -- $typed 2>/dev/null; or string trim --left --chars '"\'' -- $typed)
    set -l words $before[2..-1] "$current" $after
    test (count $before) -eq 1; and set words "$current" $after
    set -l lines (command $before[1] complete (math (count $before) - 1) (string replace -r '^~/' "$HOME/" -- $words) 2>/dev/null)
    test (count $lines) -gt 1; and printf '%s\n' $lines[2..-1]
    if string match -q '*files*' -- $lines[1]
        if string match -qr '^--[^=]*=' -- $typed
            set -l option (string match -r '^--[^=]*=' -- $typed)
            __fish_complete_path (string replace -- $option '' $typed) | string replace -r '^' -- $option
        else
            __fish_complete_path $typed
        end
    end
end

complete --command logreg --no-files --keep-order --arguments '(__logreg_complete)'
