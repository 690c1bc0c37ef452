package io.fairlead.core.upstream;

/// For whom servers are asked. No connection serves two owners (B-02).
///
/// @param name as log lines show it
/// @param trust which hosts are taken as they are
public record ServerOwner(String name, Trust trust) {

    /// Who runs the proxy, and may send requests wherever they like.
    public static final ServerOwner OPERATOR = new ServerOwner("", Trust.ALL);

    /// Whether it must be checked where that host leads.
    boolean isChecked(String host) {
        return switch (trust) {
            case ALL -> false;
            case ADDRESSES -> !ServerNames.isLiteral(host);
            case NONE -> true;
        };
    }

    /// What an owner is trusted with.
    public enum Trust {
        /// All hosts.
        ALL,
        /// Addresses, but no names: somebody else says where those lead.
        ADDRESSES,
        /// No hosts.
        NONE
    }
}
