# Finds a JDK 25 or newer and exports JAVA_HOME; sourced by ./mvnw and ./ocelli (POSIX sh).
# Looks at JAVA_HOME, PATH, the usual folders of Linux, SDKMAN, asdf and macOS, in this order.

ocelli_jdk_release() { # folder -> its major version, or nothing
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = \([0-9]*\).*/\1/p'
  fi
}

ocelli_try_jdk() { # folder -> success when it is a JDK 25 or newer
  ocelli_release=$(ocelli_jdk_release "$1")
  [ -n "$ocelli_release" ] && [ "$ocelli_release" -ge 25 ] 2>/dev/null || return 1
  JAVA_HOME=$1
  export JAVA_HOME
}

ocelli_find_jdk() {
  [ -n "${JAVA_HOME-}" ] && ocelli_try_jdk "$JAVA_HOME" && return 0
  ocelli_javac=$(command -v javac 2>/dev/null) && {
    ocelli_javac=$(readlink -f "$ocelli_javac" 2>/dev/null || echo "$ocelli_javac")
    ocelli_try_jdk "${ocelli_javac%/bin/javac}" && return 0
  }
  if [ -x /usr/libexec/java_home ]; then
    ocelli_mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && ocelli_try_jdk "$ocelli_mac" && return 0
  fi
  # The wrapper runs with globbing off, so the folders are listed by find.
  ocelli_found=$(find /usr/lib/jvm /usr/lib64/jvm /usr/java /opt "$HOME/.sdkman/candidates/java" "$HOME/.jdks" \
    "$HOME/.asdf/installs/java" /Library/Java/JavaVirtualMachines /opt/homebrew/opt \
    -maxdepth 4 -path '*/bin/javac' 2>/dev/null | sort -r)
  while IFS= read -r ocelli_javac; do
    [ -n "$ocelli_javac" ] && ocelli_try_jdk "${ocelli_javac%/bin/javac}" && return 0
  done <<FOUND
$ocelli_found
FOUND
  return 1
}

ocelli_find_jdk || {
  echo "Ocelli needs JDK 25 and found none: install one (https://adoptium.net/temurin/releases/?version=25) or set JAVA_HOME to it." >&2
  exit 1
}
