//! Tests of khabar as others see it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[cfg(unix)]
mod changes;
mod commands;
mod conformance;
mod database;
mod dependencies;
#[cfg(unix)]
mod doctor;
mod formats;
mod forms;
mod frames;
mod fuzzing;
mod hostile;
mod house;
#[cfg(unix)]
mod journeys;
mod justification;
#[cfg(unix)]
mod kinds;
mod languages;
mod library;
mod line_breaks;
#[cfg(unix)]
mod listening;
mod loading;
#[cfg(unix)]
mod marks;
#[cfg(unix)]
mod outside;
mod packaging;
mod readme;
mod selecting;
#[cfg(unix)]
mod settings;
mod simulated;
mod soak;
#[cfg(unix)]
mod terminal_pty;
mod terminals;
mod text_engine;
#[cfg(unix)]
mod themes;
mod uses;
#[cfg(unix)]
mod vte;
