package dev.ocelli;

import dev.ocelli.api.cli.OcelliCommand;

/** Runs one command of the launcher and exits with its code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(OcelliCommand.run(args));
    }
}
