package io.fairlead.core.http2;

/// What the threads of a connection share. The outbox is the lock that guards all of it, and is held for moves in
/// memory only.
///
/// @param server whether this is the server's side
record Shared(
        boolean server,
        Outbox outbox,
        ControlFrames control,
        Streams streams,
        StreamIds ids,
        PeerSettings peer,
        SendWindow sending,
        ReceiveWindow receiving,
        Slots slots) {

    static Shared behind(Outbox outbox, Http2Options options, boolean server) {
        var control = new ControlFrames(outbox);
        return new Shared(
                server,
                outbox,
                control,
                new Streams(),
                new StreamIds(server),
                new PeerSettings(),
                new SendWindow(),
                new ReceiveWindow(outbox, control, options),
                new Slots(options.concurrentStreams()));
    }
}
