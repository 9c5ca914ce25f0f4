# Sourced by tests/run and examples/quickstart: gets what they need on Debian and
# its kin. It says what it installs, uses sudo when it is not root, and does
# nothing where nothing is missing.

# need PACKAGE... : installs those that are missing. COMMAND:PACKAGE is only
# needed where there is no such command.
need() {
    missing=
    for item in "$@"; do
        package=${item#*:}
        if [ "$package" != "$item" ] && command -v "${item%%:*}" > /dev/null; then
            continue
        fi
        if command -v dpkg-query > /dev/null; then
            case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true) in
            installed) continue ;;
            esac
        fi
        missing="$missing $package"
    done
    if [ -z "$missing" ]; then
        echo "Everything needed is installed."
        return 0
    fi
    if ! command -v apt-get > /dev/null; then
        echo "There is no apt-get here. What these Debian packages hold is needed; going on as if it were there:"
        echo " $missing"
        return 0
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo > /dev/null; then
            echo "These packages are missing, and without sudo only root can install them:$missing" >&2
            return 1
        fi
        as_root=sudo
    fi
    echo "Installing with apt-get:$missing"
    # Through env, as sudo drops variables.
    $as_root apt-get -qq update
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing > /dev/null
}

# What building both libraries and the command takes. pip is for yyjson, which
# Debian 12 does not have.
caf_build_packages='cmake make gcc libc6-dev libcsv-dev libsodium-dev libical-dev pkg-config python3 python3-pip ca-certificates'
