# Sourced by ./demo and ./verify: a JDK of at least 17 and Maven of at least 3.8.7, installed where that is possible.
# Kept to what bash 3.2 knows.

toolchain_fail() {
  echo "$1: $2" >&2
  exit 1
}

# The java that Maven would take.
java_command() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    echo "$JAVA_HOME/bin/java"
  else
    echo java
  fi
}

# Major version of a java command; 0 where it cannot run. macOS has a java that only says that there is none.
java_major() {
  major=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  echo "${major:-0}"
}

# A runtime without compiler is not enough.
has_jdk() {
  java=$(java_command)
  [ "$(java_major "$java")" -ge 17 ] || return 1
  if [ "$java" = java ]; then
    command -v javac >/dev/null 2>&1
  else
    [ -x "$JAVA_HOME/bin/javac" ]
  fi
}

has_maven() {
  command -v mvn >/dev/null 2>&1 || return 1
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || return 1
  # The older of the two is 3.8.7, or they are equal.
  [ "$(printf '%s\n3.8.7\n' "$version" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)" = 3.8.7 ]
}

may_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# Installs Debian packages, quietly.
install_packages() {
  echo "Installing $* …"
  if ! output=$({ apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; } 2>&1); then
    echo "$output" | tail -n 20 >&2
    return 1
  fi
}

# Each release of Debian and Ubuntu has another one.
install_jdk() {
  apt-get update -q >/dev/null 2>&1
  for version in 21 17 25; do
    if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
      install_packages "openjdk-$version-jdk-headless"
      return
    fi
  done
  return 1
}

# need_toolchain NAME: ends with one line where something is missing that cannot be installed.
need_toolchain() {
  if ! has_jdk; then
    if may_install; then
      install_jdk || toolchain_fail "$1" "apt-get could not install a JDK"
    fi
    has_jdk || toolchain_fail "$1" "needs a JDK 17 or newer: install one, and set JAVA_HOME to it"
  fi
  if ! has_maven; then
    if may_install; then
      install_packages maven || toolchain_fail "$1" "apt-get could not install Maven"
    fi
    has_maven || toolchain_fail "$1" "needs Maven 3.8.7 or newer: install it, and put mvn on the PATH"
  fi
}
