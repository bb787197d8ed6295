<?php

declare(strict_types=1);

/*
 * Signs requests for a Countersign gateway. One file; of extensions only those that PHP has by default (8.1 or later).
 *
 *     require 'signer.php';
 *     $signed = Countersign\sign('countersign-v1', 'live_org_test123', $secret, time(), bin2hex(random_bytes(16)),
 *         'POST', 'https://gw.example.com/sites', [['Content-Type', 'application/json']], $body);
 *     foreach ($signed['headers'] as [$name, $value]) { $headers[] = "$name: $value"; }   // for CURLOPT_HTTPHEADER
 *
 * As a program it speaks the harness's protocol: one JSON object a line on stdin, one on stdout.
 *
 *     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
 *     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
 *
 * It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
 * sign exactly the URL and the body bytes that you send.
 *
 * All patterns end with \z, because $ lets a line feed stand behind it.
 */

namespace Countersign;

/** The request must not be signed: a code of SPEC.md, and of a malformed target the offset in bytes and the reason. */
final class Refusal extends \RuntimeException
{
    public function __construct(
        public readonly string $refusal,
        public readonly ?int $offset = null,
        public readonly ?string $reason = null,
    ) {
        parent::__construct($reason === null ? $refusal : "$refusal: $reason at byte $offset");
    }
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const HMAC_FIELDS = ['x-key-id', 'x-timestamp', 'x-nonce', 'x-content-sha256', 'x-signature'];

/**
 * Signs one request as SPEC.md, section 4, says. Throws Refusal for what must not be signed.
 *
 * @param string $secret the secret's text in UTF-8, as it was issued; it is never decoded first
 * @param int $timestamp whole Unix seconds
 * @param string $url absolute, exactly as it is sent
 * @param list<array{string, string}> $headers pairs of name and value
 * @param string $body the bytes exactly as they are sent
 * @return array{stringToSign: string, signature: string, headers: list<array{string, string}>}
 */
function sign(
    string $scheme,
    string $keyId,
    #[\SensitiveParameter] string $secret,
    int $timestamp,
    string $nonce,
    string $method,
    string $url,
    array $headers = [],
    string $body = '',
): array {
    $strict = match ($scheme) {
        'countersign-v1' => true,
        'sorted-query' => false,
    };
    [$host, $target] = host_and_target($url);
    insist(in_array($method, METHODS, true), 'method_not_allowed');
    insist(strlen($target) <= 8192, 'target_too_long');
    scan($target, $strict);
    $types = values_of($headers, 'content-type');
    insist(
        preg_match('/^[A-Za-z0-9_-]{1,64}\z/', $keyId) === 1
        && preg_match('/^[1-9][0-9]{9}\z/', (string) $timestamp) === 1
        && preg_match('/^[A-Za-z0-9_-]{16,64}\z/', $nonce) === 1
        && array_merge(...array_map(fn (string $name) => values_of($headers, $name), HMAC_FIELDS)) === []
        && count($types) < 2
        && preg_match('/^[\x20-\x7e]*\z/', implode($types)) === 1
        && !($body !== '' && in_array($method, ['GET', 'HEAD'], true)),
        'malformed_request',
    );
    insist(implode(values_of($headers, 'authorization')) === '', 'conflicting_credentials');
    // Characters, not bytes; a secret that is no UTF-8 has none.
    insist((int) preg_match_all('/./su', $secret) >= 32, 'weak_secret');

    $contentType = implode($types);
    $contentHash = hash('sha256', $body);
    if ($strict) {
        $lines = ['countersign-v1', $keyId, $timestamp, $nonce, $method, $host, $target, $contentType, $contentHash];
    } else {
        [$path, $query] = explode('?', $target, 2) + [1 => ''];
        $lines = [$method, normalise_path($path), sort_query($query), "content-type:$contentType", "host:$host",
            $timestamp, $nonce, $contentHash];
    }
    $stringToSign = implode("\n", $lines); // none at the end; never PHP_EOL
    $mac = hash_hmac('sha256', $stringToSign, $secret, true);
    $signature = $strict ? 'v1=' . bin2hex($mac) : base64_encode($mac);
    return [
        'stringToSign' => $stringToSign,
        'signature' => $signature,
        'headers' => [
            ['X-Key-Id', $keyId],
            ['X-Timestamp', (string) $timestamp],
            ['X-Nonce', $nonce],
            ['X-Content-SHA256', $contentHash],
            ['X-Signature', $signature],
        ],
    ];
}

/** The text is divided by hand: parse_url replaces characters and accepts other things than a gateway. */
function host_and_target(string $url): array
{
    insist(preg_match('~^(https?)://([^/?#]*)(.*)\z~is', $url, $parts) === 1, 'malformed_url');
    [, $scheme, $authority, $rest] = $parts;
    $host = '/^([A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?\z/';
    insist(preg_match($host, $authority, $named, PREG_UNMATCHED_AS_NULL) === 1, 'malformed_url');
    [, $name, $address, $port] = $named;
    $known = $address === null || filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6) !== false;
    insist($known && (int) $port <= 65535, 'malformed_url');
    $default = strtolower($scheme) === 'https' ? '443' : '80';
    $line = strtolower($name) . ($port === null || $port === $default ? '' : ":$port");
    return [$line, $rest === '' || $rest[0] === '?' ? "/$rest" : $rest];
}

/** One pass over the bytes of the target; throws its first defect (SPEC.md, TGT and SORT). */
function scan(string $target, bool $strict): void
{
    $defect = fn (int $offset, string $reason) => throw new Refusal('malformed_target', $offset, $reason);
    $path = "/[A-Za-z0-9._~!$&'()*+,;=:@-]/";
    $query = $strict ? '~[A-Za-z0-9._\~!$&()*+,;=:@/?-]~' : '/[\x21-\x22\x24-\x7e]/';
    if (!str_starts_with($target, '/')) {
        $defect(0, 'not_origin_form');
    }
    $inPath = true;
    $start = 1;
    $segment = ''; // as the scheme reads it: %2e is a dot under sorted-query
    for ($at = 1; $at <= strlen($target); $at++) {
        $character = substr($target, $at, 1); // '' at the end
        if ($inPath && in_array($character, ['/', '?', ''], true)) {
            if ($segment === '' && $character === '/') {
                $defect($start, 'empty_segment');
            }
            if ($segment === '.' || $segment === '..') {
                $defect($start, 'dot_segment');
            }
            if ($strict && $character === '?' && $at + 1 === strlen($target)) {
                $defect($at, 'empty_query');
            }
            $inPath = $character === '/';
            $start = $at + 1;
            $segment = '';
        } elseif ($character === '%') {
            $triplet = substr($target, $at, 3);
            $reason = triplet_defect($triplet, $inPath, $strict);
            if ($reason !== null) {
                $defect($at, $reason);
            }
            $segment .= normalise_path($triplet);
            $at += 2;
        } elseif ($character !== '') {
            if (preg_match($inPath ? $path : $query, $character) !== 1) {
                $defect($at, 'forbidden_character');
            }
            $segment .= $character;
        }
    }
}

function triplet_defect(string $triplet, bool $inPath, bool $strict): ?string
{
    return match (true) {
        preg_match('/^%[0-9A-Fa-f]{2}\z/', $triplet) !== 1 => 'bad_triplet',
        $strict && $triplet !== strtoupper($triplet) => 'lower_case_triplet',
        $strict && strlen(normalise_path($triplet)) === 1 => 'unreserved_triplet',
        $inPath && preg_match('/^%(?:[01].|2F|5C|7F)\z/i', $triplet) === 1 => 'forbidden_triplet',
        default => null,
    };
}

/** Triplets of unreserved characters decoded, the others in upper case (SORT-01): rawurlencode spares exactly those. */
function normalise_path(string $path): string
{
    return preg_replace_callback('/%[0-9A-Fa-f]{2}/', fn (array $match) => rawurlencode(rawurldecode($match[0])), $path);
}

/** QUERY of sorted-query (SORT-04 to SORT-07). Not by parse_str, which renames names and forgets values. */
function sort_query(string $query): string
{
    $pairs = [];
    foreach (explode('&', $query) as $piece) {
        if ($piece !== '') {
            $pairs[] = array_map(fn (string $side) => rawurlencode(urldecode($side)), explode('=', $piece, 2)) + [1 => ''];
        }
    }
    // By name only, and stable. With strcmp, because <=> takes '10' and '1e1' for equal numbers.
    usort($pairs, fn (array $left, array $right) => strcmp($left[0], $right[0]));
    return implode('&', array_map(fn (array $pair) => "$pair[0]=$pair[1]", $pairs));
}

/** The values of all fields of one name, SP and HTAB at their ends removed; trim without a list would remove more. */
function values_of(array $headers, string $name): array
{
    $named = array_filter($headers, fn (array $field) => strtolower($field[0]) === $name);
    return array_values(array_map(fn (array $field) => trim($field[1], " \t"), $named));
}

function insist(bool $condition, string $code): void
{
    if (!$condition) {
        throw new Refusal($code);
    }
}

/** The answer to one line of the harness. */
function answer(string $line): array
{
    $given = json_decode($line, true, 16, JSON_THROW_ON_ERROR);
    $seconds = $given['timestamp'];
    // What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is.
    $whole = is_int($seconds) || ($seconds === floor($seconds) && abs($seconds) < 1e15);
    try {
        $signed = sign($given['scheme'], $given['keyId'], $given['secret'], $whole ? (int) $seconds : 0, $given['nonce'],
            $given['method'], $given['url'], $given['headers'], base64_decode($given['bodyBase64'], true));
        return ['id' => $given['id'], ...$signed];
    } catch (Refusal $refused) {
        $where = ['offset' => $refused->offset, 'reason' => $refused->reason];
        return ['id' => $given['id'], 'error' => $refused->refusal, ...($refused->reason === null ? [] : $where)];
    }
}

if (realpath($_SERVER['SCRIPT_FILENAME']) === __FILE__) {
    // Where the input is a socket, PHP gives a line up that does not come within a minute: that is no end.
    while (!feof(STDIN)) {
        $line = fgets(STDIN);
        if ($line !== false) {
            fwrite(STDOUT, json_encode(answer($line), JSON_THROW_ON_ERROR) . "\n");
        }
    }
}
