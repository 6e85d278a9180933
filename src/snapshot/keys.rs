//! A line of key names → steps.

use crate::app::key::Key;
use crate::app::panes::Size;
use crate::error::Error;

/// One thing done to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(Key),
    /// Text typed into a prompt.
    Typed(String),
    /// Another size of the screen.
    Resize(Size),
}

/// Reads names separated by spaces: `j`, `5j`, `Enter`, `Ctrl-d`, `Space`, `"text typed"`,
/// `Resize:80x24`.
///
/// # Errors
/// A name means no key, or a quotation is not closed.
pub fn steps(line: &str) -> Result<Vec<Step>, Error> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let end = if let Some(quoted) = rest.strip_prefix('"').filter(|quoted| !quoted.is_empty()) {
            let end =
                quoted.find('"').ok_or_else(|| Error::new(format!("{rest} is not closed")))?;
            found.push(Step::Typed(quoted[..end].to_owned()));
            end + 2
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            step(&rest[..end], &mut found)?;
            end
        };
        rest = rest[end..].trim_start();
    }
    Ok(found)
}

fn step(name: &str, found: &mut Vec<Step>) -> Result<(), Error> {
    if let Some(size) = name.strip_prefix("Resize:") {
        found.push(Step::Resize(parse_size(size)?));
        return Ok(());
    }
    // `5j` is a count and a key.
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    found.extend(name[..digits].chars().map(|digit| Step::Key(Key::char(digit))));
    if digits < name.len() {
        found.push(Step::Key(name[digits..].parse().map_err(Error::new)?));
    }
    Ok(())
}

/// Reads `80x24`.
///
/// # Errors
/// It is not two numbers of cells.
pub fn parse_size(text: &str) -> Result<Size, Error> {
    let fault = || Error::new(format!("\"{text}\" is no size: columns and rows, as in 80x24"));
    let (columns, rows) = text.split_once(['x', '×']).ok_or_else(fault)?;
    let columns: u16 = columns.parse().map_err(|_| fault())?;
    let rows: u16 = rows.parse().map_err(|_| fault())?;
    if columns == 0 || rows == 0 {
        return Err(fault());
    }
    if columns > 1000 || rows > 1000 {
        return Err(Error::new(format!("\"{text}\" is larger than 1000x1000")));
    }
    Ok(Size { columns, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_texts_and_sizes_are_read() {
        let found = steps(r#"5j / "عام 1830" Enter Resize:40x12 Ctrl-d"#).unwrap();
        let key = |name: &str| Step::Key(name.parse().unwrap());
        let size = Size { columns: 40, rows: 12 };
        let expected = vec![
            key("5"),
            key("j"),
            key("/"),
            Step::Typed("عام 1830".to_owned()),
            key("Enter"),
            Step::Resize(size),
            key("Ctrl-d"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert_eq!(steps("j Entre").unwrap_err().to_string(), "\"Entre\" is no key");
        assert!(steps("\"open").is_err());
        assert!(steps("Resize:80").is_err());
    }
}
