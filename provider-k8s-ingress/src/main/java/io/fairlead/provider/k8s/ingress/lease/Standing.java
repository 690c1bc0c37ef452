package io.fairlead.provider.k8s.ingress.lease;

/// What a replica may write.
public enum Standing {
    /// Nothing: another replica writes, or it is not known yet which one does.
    FOLLOWING,
    /// Everything, and no other replica does.
    LEADING,
    /// What upstream writes: there is no election, so each replica does.
    UNELECTED
}
