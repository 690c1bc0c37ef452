package io.fairlead.core.entrypoint;

import io.fairlead.core.http.BodyFailure;
import io.fairlead.core.http.StatusLine;
import io.fairlead.middleware.spi.Body;
import io.fairlead.middleware.spi.Response;

/// The answers of an entry point, whatever protocol they go out in: those of its dispatcher, and its own where
/// that one fails.
final class Answers {

    private static final System.Logger LOGGER = System.getLogger(Answers.class.getName());

    private Answers() {}

    /// Has a request answered.
    ///
    /// @throws BodyFailure if the client broke off its body
    static Response dispatch(Dispatcher dispatcher, IncomingRequest request) {
        try {
            return dispatcher.dispatch(request);
        } catch (BodyFailure e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOGGER.log(System.Logger.Level.ERROR, () -> "handling " + request + " failed", e);
            return new FailedResponse();
        }
    }

    /// What is answered to what cannot become a request, or where a body broke off.
    static Response refusal(int status) {
        if (status == 502) {
            var response = Response.of(502, Response.Origin.BROKEN);
            response.body(Body.of(StatusLine.reason(502)));
            return response;
        }
        return Response.error(status, status + " " + StatusLine.reason(status));
    }
}
