//! What the program prints about itself: the schema of the record, the manual page, completions.
//! `tiyao --generate man` → `.TH tiyao 1 …`.

use super::flags::{Flags, Generate};
use clap_complete::Shell;
use tiyao::Error;

/// The bytes of what is asked for.
pub fn generate(what: Generate) -> Result<Vec<u8>, Error> {
    let shell = match what {
        Generate::Schema => return schema(),
        Generate::Man => return manual(),
        Generate::CompleteBash => Shell::Bash,
        Generate::CompleteZsh => Shell::Zsh,
        Generate::CompleteFish => Shell::Fish,
        Generate::CompletePowershell => Shell::PowerShell,
        Generate::CompleteElvish => Shell::Elvish,
    };
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Flags::table(), "tiyao", &mut out);
    Ok(out)
}

fn schema() -> Result<Vec<u8>, Error> {
    let schema = tiyao::model::schema();
    let mut out = serde_json::to_vec_pretty(&schema).map_err(|e| Error::io("schema", e.into()))?;
    out.push(b'\n');
    Ok(out)
}

fn manual() -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Flags::table()).render(&mut out).map_err(|e| Error::io("manual page", e))?;
    Ok(out)
}
