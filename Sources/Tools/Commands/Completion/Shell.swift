// SPDX-License-Identifier: Apache-2.0

/// A shell that completes command lines; the raw value is how users call it.
enum Shell: String, CaseIterable, Hashable, Sendable {
    case bash
    case zsh
    case fish

    /// The script that makes the shell ask `tenon complete`.
    var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    private static let bashScript = #"""
        # Completions of tenon for bash. Try them: source <(tenon completions bash)
        _tenon() {
            local line current=${COMP_WORDS[COMP_CWORD]}
            [[ $current == = ]] && current=
            COMPREPLY=()
            while IFS= read -r line; do
                if [[ $line == :path ]]; then
                    compopt -o filenames
                    while IFS= read -r line; do COMPREPLY+=("$line"); done \
                        < <(compgen -f -- "$current")
                else
                    COMPREPLY+=("${line%%$'\t'*}")
                fi
            done < <("${COMP_WORDS[0]}" complete -- \
                "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -F _tenon tenon

        """#

    private static let zshScript = #"""
        #compdef tenon
        # Completions of tenon for zsh. Write them to a file _tenon in a folder of $fpath.
        _tenon() {
            local line
            local -a candidates
            for line in "${(@f)$("${words[1]}" complete -- \
                "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
                case $line in
                    '') ;;
                    :path) _files ;;
                    *) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
                esac
            done
            (( $#candidates )) && _describe tenon candidates
        }
        if [[ ${funcstack[1]} == _tenon ]]; then _tenon "$@"; else compdef _tenon tenon; fi

        """#

    private static let fishScript = #"""
        # Completions of tenon for fish. Write them to ~/.config/fish/completions/tenon.fish
        function __tenon_candidates
            set -l words (commandline -opc) (commandline -ct)
            for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
                if test "$line" = :path
                    __fish_complete_path (commandline -ct)
                else
                    echo $line
                end
            end
        end
        complete -c tenon -f -a '(__tenon_candidates)'

        """#
}
