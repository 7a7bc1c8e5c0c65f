package io.github.api18mcp.provider;

import java.util.List;

/** Providers for the tests of other packages. */
public final class Services {

    private Services() {}

    public static Providers only(Provider provider) {
        return new Providers(List.of(provider));
    }
}
