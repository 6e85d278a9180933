//! khabar sets Arabic right in a terminal.
