//! The harness's protocol around `signer.rs`: one JSON object a line on stdin, one on stdout.
//!
//! ```text
//! {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
//! {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
//! ```

mod signer;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use signer::{Refusal, Request, Scheme, Signed, sign};
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout();
    for line in stdin().lock().lines() {
        writeln!(out, "{}", answer(&serde_json::from_str(&line?)?)?)?;
        out.flush()?;
    }
    Ok(())
}

fn answer(asked: &Value) -> Result<Value, Box<dyn Error>> {
    let headers = asked["headers"].as_array().ok_or("headers is no array")?;
    let headers = headers
        .iter()
        .map(|field| Ok((text(&field[0])?, text(&field[1])?)))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let id = text(&asked["id"])?;
    let signed = sign(&Request {
        scheme: match text(&asked["scheme"])? {
            "countersign-v1" => Scheme::CountersignV1,
            "sorted-query" => Scheme::SortedQuery,
            _ => return Err("unknown scheme".into()),
        },
        key_id: text(&asked["keyId"])?,
        secret: text(&asked["secret"])?,
        timestamp: whole_seconds(&asked["timestamp"]),
        nonce: text(&asked["nonce"])?,
        method: text(&asked["method"])?,
        url: text(&asked["url"])?,
        headers: &headers,
        body: &STANDARD.decode(text(&asked["bodyBase64"])?)?,
    });
    Ok(match signed {
        Ok(Signed { string_to_sign, signature, headers }) => {
            json!({ "id": id, "stringToSign": string_to_sign, "signature": signature, "headers": headers })
        }
        Err(Refusal { code, defect: None }) => json!({ "id": id, "error": code }),
        Err(Refusal { code, defect: Some((offset, reason)) }) => {
            json!({ "id": id, "error": code, "offset": offset, "reason": reason })
        }
    })
}

fn text(value: &Value) -> Result<&str, Box<dyn Error>> {
    value.as_str().ok_or_else(|| "a member is no text".into())
}

/// What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is.
fn whole_seconds(number: &Value) -> i64 {
    match number.as_f64() {
        Some(seconds) if seconds.fract() == 0.0 && seconds.abs() < 1e15 => seconds as i64,
        _ => 0,
    }
}
