package io.fairlead.core;

import java.util.List;

/// What a verb of the command line does.
@FunctionalInterface
interface Command {

    /// Does it.
    ///
    /// @param arguments what follows the verb
    /// @return the exit status
    /// @throws Exception for what goes wrong; its message is shown and the exit status is 1
    int run(List<String> arguments, Terminal terminal) throws Exception;
}
