package io.fairlead.core.http;

/// How long the sender of a body may take.
///
/// @param deadline that of the connection on which the body comes
/// @param stallNanos the longest wait for a single byte; 0 means no limit
/// @param wholeNanos the longest time for all of it; 0 means no limit
/// @param rate the least average
/// @param waiting is told of each wait for a byte
public record BodyPace(Deadline deadline, long stallNanos, long wholeNanos, BodyRate rate, Waiting waiting) {

    /// A pace whose waits nobody wants to know of.
    public BodyPace(Deadline deadline, long stallNanos, long wholeNanos, BodyRate rate) {
        this(deadline, stallNanos, wholeNanos, rate, Waiting.UNNOTICED);
    }

    /// The pace of a sender who may be slow.
    public BodyPace(Deadline deadline, long stallNanos, long wholeNanos, Waiting waiting) {
        this(deadline, stallNanos, wholeNanos, BodyRate.ANY, waiting);
    }
}
