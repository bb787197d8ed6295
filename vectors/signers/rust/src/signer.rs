//! Signs requests for a Countersign gateway. One module; it needs the crates `hmac`, `sha2` and `base64` alone.
//!
//! ```ignore
//! let signed = sign(&Request {
//!     scheme: Scheme::CountersignV1, key_id: "live_org_test123", secret: &secret,
//!     timestamp: SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() as i64, nonce: &Uuid::new_v4().to_string(),
//!     method: "POST", url: "https://gw.example.com/sites", headers: &[("Content-Type", "application/json")], body,
//! })?;
//! for (name, value) in &signed.headers { request = request.header(*name, value); }
//! ```
//!
//! It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
//! sign exactly the URL and the body bytes that you send.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt;
use std::net::Ipv6Addr;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    CountersignV1,
    SortedQuery,
}

pub struct Request<'a> {
    pub scheme: Scheme,
    pub key_id: &'a str,
    /// The secret's text as it was issued. Its UTF-8 bytes are the key; it is never decoded first.
    pub secret: &'a str,
    /// Whole Unix seconds.
    pub timestamp: i64,
    pub nonce: &'a str,
    pub method: &'a str,
    /// Absolute, exactly as it is sent.
    pub url: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
    /// The bytes exactly as they are sent.
    pub body: &'a [u8],
}

pub struct Signed {
    pub string_to_sign: String,
    pub signature: String,
    /// The five header fields to add.
    pub headers: [(&'static str, String); 5],
}

/// The request must not be signed: a code of SPEC.md, and where and why a target is malformed (in bytes of the target).
#[derive(Debug)]
pub struct Refusal {
    pub code: &'static str,
    pub defect: Option<(usize, &'static str)>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.defect {
            Some((offset, reason)) => write!(out, "{}: {reason} at byte {offset}", self.code),
            None => out.write_str(self.code),
        }
    }
}

impl std::error::Error for Refusal {}

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const HMAC_FIELDS: [&str; 5] = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

/// Signs one request as SPEC.md, section 4, says.
pub fn sign(request: &Request) -> Result<Signed, Refusal> {
    let strict = request.scheme == Scheme::CountersignV1;
    let (host, target) = host_and_target(request.url).ok_or(refusal("malformed_url"))?;
    insist(METHODS.contains(&request.method), "method_not_allowed")?;
    insist(target.len() <= 8192, "target_too_long")?; // len is in bytes
    scan(target.as_bytes(), strict).map_err(|defect| Refusal { code: "malformed_target", defect: Some(defect) })?;
    let timestamp = request.timestamp.to_string();
    let bodyless = matches!(request.method, "GET" | "HEAD");
    let types = values_of(request.headers, "content-type");
    insist(
        is_name(request.key_id, 1)
            && is_name(request.nonce, 16)
            && timestamp.len() == 10
            && request.timestamp > 0
            && !request.headers.iter().any(|(name, _)| HMAC_FIELDS.contains(&name.to_ascii_lowercase().as_str()))
            && types.len() < 2
            && types.iter().all(|value| value.bytes().all(|byte| matches!(byte, 0x20..=0x7e)))
            && (request.body.is_empty() || !bodyless),
        "malformed_request",
    )?;
    insist(values_of(request.headers, "authorization").concat().is_empty(), "conflicting_credentials")?;
    insist(request.secret.chars().count() >= 32, "weak_secret")?;

    let content_type = types.concat();
    let content_hash = hex(&Sha256::digest(request.body));
    let (key_id, nonce, method) = (request.key_id, request.nonce, request.method);
    // No line feed at the end.
    let string_to_sign = if strict {
        ["countersign-v1", key_id, &timestamp, nonce, method, &host, &target, &content_type, &content_hash].join("\n")
    } else {
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let (path, query) = (normalise_path(path), sort_query(query));
        let (content_type, host) = (format!("content-type:{content_type}"), format!("host:{host}"));
        [method, &path, &query, &content_type, &host, &timestamp, nonce, &content_hash].join("\n")
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(request.secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(string_to_sign.as_bytes());
    let mac = mac.finalize().into_bytes();
    let signature = if strict { format!("v1={}", hex(&mac)) } else { STANDARD.encode(mac) };
    let headers = [
        ("X-Key-Id", key_id.to_owned()),
        ("X-Timestamp", timestamp),
        ("X-Nonce", nonce.to_owned()),
        ("X-Content-SHA256", content_hash),
        ("X-Signature", signature.clone()),
    ];
    Ok(Signed { string_to_sign, signature, headers })
}

/// The text is divided by hand: the crate `url` would resolve dots and encode characters.
fn host_and_target(url: &str) -> Option<(String, String)> {
    let (scheme, after) = url.split_once("://")?;
    let default_port = match scheme.to_ascii_lowercase().as_str() {
        "https" => "443",
        "http" => "80",
        _ => return None,
    };
    let (authority, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
    // The last colon begins the port, unless it stands in the brackets of an address.
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (authority, None),
    };
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let well_formed = match address {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => matches!(name.len(), 1..=253) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)),
    };
    if !well_formed || !port.is_none_or(is_port) {
        return None;
    }
    let host = name.to_ascii_lowercase();
    let port = port.filter(|&port| port != default_port).map_or(String::new(), |port| format!(":{port}"));
    let slash = if rest.is_empty() || rest.starts_with('?') { "/" } else { "" };
    Some((host + &port, format!("{slash}{rest}")))
}

fn is_port(text: &str) -> bool {
    // The first digit is asked for because parse takes a sign and leading zeros.
    text.starts_with(|first: char| matches!(first, '1'..='9')) && text.parse::<u16>().is_ok()
}

/// One pass over the bytes of the target: Err is its first defect (SPEC.md, TGT and SORT).
fn scan(target: &[u8], strict: bool) -> Result<(), (usize, &'static str)> {
    if target.first() != Some(&b'/') {
        return Err((0, "not_origin_form"));
    }
    let (mut in_path, mut start, mut at) = (true, 1, 1);
    let mut segment = String::new(); // as the scheme reads it: %2e is a dot under sorted-query
    while at <= target.len() {
        match target.get(at) {
            end @ (None | Some(b'/' | b'?')) if in_path => {
                match segment.as_str() {
                    "" if end == Some(&b'/') => return Err((start, "empty_segment")),
                    "." | ".." => return Err((start, "dot_segment")),
                    _ if strict && end == Some(&b'?') && at + 1 == target.len() => return Err((at, "empty_query")),
                    _ => {}
                }
                in_path = end == Some(&b'/');
                start = at + 1;
                segment.clear();
            }
            Some(b'%') => {
                let byte = triplet(&target[at..]).ok_or((at, "bad_triplet"))?;
                if strict && target[at + 1..at + 3].iter().any(u8::is_ascii_lowercase) {
                    return Err((at, "lower_case_triplet"));
                }
                if strict && is_unreserved(byte) {
                    return Err((at, "unreserved_triplet"));
                }
                if in_path && matches!(byte, 0x00..=0x1f | b'/' | b'\\' | 0x7f) {
                    return Err((at, "forbidden_triplet"));
                }
                segment += &encoded(byte);
                at += 2;
            }
            Some(&byte) if !is_allowed(byte, in_path, strict) => return Err((at, "forbidden_character")),
            Some(&byte) => segment.push(byte.into()),
            None => {}
        }
        at += 1;
    }
    Ok(())
}

/// The byte that a triplet at the beginning of the text stands for.
fn triplet(text: &[u8]) -> Option<u8> {
    match text {
        [b'%', high, low, ..] => {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
        }
        _ => None,
    }
}

fn is_allowed(byte: u8, in_path: bool, strict: bool) -> bool {
    is_unreserved(byte)
        || b"!$&()*+,;=:@".contains(&byte)
        || match (in_path, strict) {
            (true, _) => byte == b'\'',
            (false, true) => byte == b'/' || byte == b'?',
            (false, false) => byte.is_ascii_graphic() && byte != b'#',
        }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn encoded(byte: u8) -> String {
    if is_unreserved(byte) { char::from(byte).into() } else { format!("%{byte:02X}") }
}

/// Triplets of unreserved characters decoded, the others in upper case (SORT-01).
fn normalise_path(path: &str) -> String {
    rewrite(path, |byte| char::from(byte).into())
}

/// QUERY of sorted-query (SORT-04 to SORT-07); by name only, and `sort_by` is stable.
fn sort_query(query: &str) -> String {
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.split_once('=').unwrap_or((piece, "")))
        .map(|(name, value)| (encode_again(name), encode_again(value)))
        .collect();
    pairs.sort_by(|(left, _), (right, _)| left.cmp(right));
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// Form-decoded to bytes, `+` being a space, and encoded again.
fn encode_again(text: &str) -> String {
    rewrite(text, |byte| encoded(if byte == b'+' { b' ' } else { byte }))
}

/// Each triplet in its normal form, and any other byte as `plain` has it.
fn rewrite(text: &str, plain: impl Fn(u8) -> String) -> String {
    let (mut rest, mut written) = (text.as_bytes(), String::new());
    while let Some(&first) = rest.first() {
        let byte = triplet(rest);
        written += &byte.map_or_else(|| plain(first), encoded);
        rest = &rest[if byte.is_some() { 3 } else { 1 }..];
    }
    written
}

/// The values of all fields of one name, SP and HTAB at their ends removed; `trim` would remove more.
fn values_of<'a>(headers: &[(&str, &'a str)], name: &str) -> Vec<&'a str> {
    let named = headers.iter().filter(|(each, _)| each.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.trim_matches([' ', '\t'])).collect()
}

fn is_name(text: &str, shortest: usize) -> bool {
    (shortest..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refusal(code: &'static str) -> Refusal {
    Refusal { code, defect: None }
}

fn insist(condition: bool, code: &'static str) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal(code)) }
}
