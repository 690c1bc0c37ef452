package io.fairlead.core.http2;

/// Deals with the frames of the peer that are about the connection as a whole, on the thread that reads.
final class InboundControl {

    private static final System.Logger LOGGER = System.getLogger(InboundControl.class.getName());

    private final Http2Connection connection;
    private final Shared shared;
    private final InboundHeads heads;
    private final Budgets budgets;
    private boolean settled;

    InboundControl(Http2Connection connection, InboundHeads heads, Budgets budgets) {
        this.connection = connection;
        this.shared = connection.shared;
        this.heads = heads;
        this.budgets = budgets;
    }

    /// Whether the peer has sent its settings, as it must before anything else.
    boolean isSettled() {
        return settled;
    }

    void settings(int flags, int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("SETTINGS for a stream");
        }
        if ((flags & FrameType.ACK) != 0) {
            acknowledged(length);
            return;
        }
        if (length % 6 != 0) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "SETTINGS is no multiple of 6 bytes");
        }
        if (settled) {
            budgets.settings.spend();
        }
        synchronized (shared.outbox()) {
            if (!settled) {
                shared.peer().concurrentStreams(-1);
            }
            for (var i = at; i < at + length; i += 6) {
                setting((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff, FrameReader.int32(bytes, i + 2));
            }
            shared.control().acknowledgeSettings();
        }
        settled = true;
    }

    void ping(int flags, int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("PING for a stream");
        }
        if (length != 8) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "PING is not 8 bytes");
        }
        budgets.dataSent(connection.messages.takeDataFrames());
        budgets.pings.spend();
        var payload = (long) FrameReader.int32(bytes, at) << 32 | FrameReader.int32(bytes, at + 4) & 0xffff_ffffL;
        if ((flags & FrameType.ACK) != 0) {
            connection.departure.answered(payload);
            return;
        }
        synchronized (shared.outbox()) {
            shared.control().pong(payload);
        }
    }

    void goAway(int id, byte[] bytes, int at, int length) {
        if (id != 0) {
            throw ConnectionError.protocol("GOAWAY for a stream");
        }
        if (length < 8) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "GOAWAY is shorter than 8 bytes");
        }
        budgets.settings.spend();
        var code = ErrorCode.of(FrameReader.int32(bytes, at + 4));
        LOGGER.log(System.Logger.Level.DEBUG, () -> connection.remote() + " goes away: " + code);
        connection.endings.abandon(FrameReader.int32(bytes, at) & 0x7fff_ffff, code);
    }

    /// The peer opens the window of the connection.
    void windowUpdate(int count) {
        if (count == 0) {
            throw ConnectionError.protocol("WINDOW_UPDATE by nothing");
        }
        synchronized (shared.outbox()) {
            shared.sending().widen(count);
        }
    }

    /// The peer knows our settings now.
    private void acknowledged(int length) {
        if (length != 0) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "acknowledgement with settings");
        }
        budgets.settings.spend();
        heads.acknowledged();
        shared.receiving().known();
    }

    /// For who holds the lock.
    private void setting(int name, int value) {
        PeerSettings.check(name, value, !shared.server());
        switch (name) {
            case PeerSettings.HEADER_TABLE_SIZE -> connection.messages.headerTable(value);
            case PeerSettings.MAX_CONCURRENT_STREAMS -> shared.peer().concurrentStreams(value);
            case PeerSettings.INITIAL_WINDOW_SIZE -> shared.sending().initial(value, shared.streams());
            default -> {
                // says nothing that we would act on
            }
        }
    }
}
