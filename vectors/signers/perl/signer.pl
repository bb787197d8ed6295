#!/usr/bin/env perl

# Signs requests for a Countersign gateway. One file, core modules only (Perl 5.14 or later).
#
#     require './signer.pl';
#     my $signed = Countersign::sign(
#         scheme => 'countersign-v1', key_id => 'live_org_test123', secret => $secret,
#         timestamp => time, nonce => $nonce, method => 'POST', url => 'https://gw.example.com/sites',
#         headers => [['Content-Type', 'application/json']], body => $body,
#     );
#     $request->header(@$_) for @{ $signed->{headers} };    # LWP
#
# As a program it speaks the harness's protocol: one JSON object a line on stdin, one on stdout.
#
#     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
#     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
#
# It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
# sign exactly the URL and the body bytes that you send.
#
# Texts (secret, url, headers) are character strings: decode what you read from a file or the environment, once. The body
# is bytes. Patterns end with \z, because $ lets a line feed stand behind it.

use v5.14;
use warnings;

package Countersign;

use Digest::SHA qw(hmac_sha256 sha256_hex);
use MIME::Base64 qw(encode_base64);
use Socket qw(AF_INET6 inet_pton);

my $method_form = qr/\A(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\z/;
my $hmac_field = qr/\Ax-(?:key-id|timestamp|nonce|content-sha256|signature)\z/aai;
my $host_form = qr/\A([A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?\z/;
my $unreserved = qr/[A-Za-z0-9._~-]/;
my $triplet_form = qr/%[0-9A-Fa-f]{2}/;

# Signs one request as SPEC.md, section 4, says: a hash of string_to_sign, signature and headers, the five to add.
# timestamp is whole Unix seconds, url absolute and exactly as it is sent, headers pairs of name and value, body the bytes
# exactly as they are sent. Dies with a hash of code, and of a malformed target offset (in bytes) and reason, blessed into
# Countersign::Refusal, for what must not be signed.
sub sign {
    my %given = (headers => [], body => '', @_);
    my ($scheme, $key_id, $nonce, $method, $body) = @given{qw(scheme key_id nonce method body)};
    my $strict = { 'countersign-v1' => 1, 'sorted-query' => 0 }->{$scheme} // die 'unknown scheme';
    my ($host, $target) = host_and_target(utf8_bytes($given{url}));
    refuse('method_not_allowed') unless $method =~ $method_form;
    refuse('target_too_long') unless length $target <= 8192;
    scan($target, $strict);
    my $timestamp = "$given{timestamp}";
    my @types = values_of($given{headers}, 'content-type');
    refuse('malformed_request')
        unless $key_id =~ /\A[A-Za-z0-9_-]{1,64}\z/
            && $timestamp =~ /\A[1-9][0-9]{9}\z/
            && $given{timestamp} == int $given{timestamp}    # its text has lost some microseconds
            && $nonce =~ /\A[A-Za-z0-9_-]{16,64}\z/
            && !(grep { $_->[0] =~ $hmac_field } @{ $given{headers} })
            && @types < 2
            && "@types" =~ /\A[\x20-\x7e]*\z/
            && !(length $body && $method =~ /\A(?:GET|HEAD)\z/);
    refuse('conflicting_credentials') if grep { length } values_of($given{headers}, 'authorization');
    refuse('weak_secret') unless length $given{secret} >= 32;    # characters, as long as they have not been encoded

    my $content_hash = sha256_hex($body);
    my @lines;
    if ($strict) {
        @lines = ($scheme, $key_id, $timestamp, $nonce, $method, $host, $target, "@types", $content_hash);
    } else {
        my ($path, $query) = split /[?]/, $target, 2;
        @lines = ($method, normalise_path($path), sort_query($query // ''), "content-type:@types", "host:$host",
            $timestamp, $nonce, $content_hash);
    }
    my $string_to_sign = join "\n", @lines;                # none at the end
    # The key is the UTF-8 bytes of the secret's text. It is never decoded first, whatever it looks like.
    my $mac = hmac_sha256($string_to_sign, utf8_bytes($given{secret}));
    my $signature = $strict ? 'v1=' . unpack('H*', $mac) : encode_base64($mac, '');
    return {
        string_to_sign => $string_to_sign,
        signature => $signature,
        headers => [
            ['X-Key-Id', $key_id],
            ['X-Timestamp', $timestamp],
            ['X-Nonce', $nonce],
            ['X-Content-SHA256', $content_hash],
            ['X-Signature', $signature],
        ],
    };
}

# The text is divided by hand: the module URI would encode characters, and accepts other things than a gateway.
sub host_and_target {
    my ($url) = @_;
    # aa, because otherwise the long s (U+017F) is an s of any case.
    my ($scheme, $authority, $rest) = $url =~ m{\A(https?)://([^/?#]*)(.*)\z}aais;
    my ($name, $address, $port) = ($authority // '') =~ $host_form;
    refuse('malformed_url')
        unless defined $name && (!defined $address || defined inet_pton(AF_INET6, $address)) && ($port // 1) <= 65535;
    my $default = lc $scheme eq 'https' ? 443 : 80;
    my $host = lc($name) . (!defined $port || $port == $default ? '' : ":$port");
    return ($host, $rest =~ /\A(?:[?]|\z)/ ? "/$rest" : $rest);
}

# One pass over the bytes of the target; dies of its first defect (SPEC.md, TGT and SORT).
sub scan {
    my ($target, $strict) = @_;
    my $path_character = qr/[A-Za-z0-9._~!\$&'()*+,;=:\@-]/;
    my $query_character = $strict ? qr{[A-Za-z0-9._~!\$&()*+,;=:\@/?-]} : qr/[\x21-\x22\x24-\x7e]/;
    defect(0, 'not_origin_form') unless $target =~ m{\A/};
    my ($in_path, $start, $segment) = (1, 1, '');    # segment as the scheme reads it: %2e is a dot under sorted-query
    for (my $at = 1; $at <= length $target; $at++) {
        my $character = substr $target, $at, 1;      # empty at the end
        if ($in_path && $character =~ m{\A[/?]?\z}) {
            defect($start, 'empty_segment') if $segment eq '' && $character eq '/';
            defect($start, 'dot_segment') if $segment eq '.' || $segment eq '..';
            defect($at, 'empty_query') if $strict && $character eq '?' && $at + 1 == length $target;
            ($in_path, $start, $segment) = ($character eq '/', $at + 1, '');
        } elsif ($character eq '%') {
            my $triplet = substr $target, $at, 3;
            my $reason = triplet_defect($triplet, $in_path, $strict);
            defect($at, $reason) if defined $reason;
            $segment .= normal_triplet($triplet);
            $at += 2;
        } elsif ($character ne '') {
            defect($at, 'forbidden_character') unless $character =~ ($in_path ? $path_character : $query_character);
            $segment .= $character;
        }
    }
    return;
}

sub triplet_defect {
    my ($triplet, $in_path, $strict) = @_;
    return 'bad_triplet' unless $triplet =~ /\A$triplet_form\z/;
    return 'lower_case_triplet' if $strict && $triplet ne uc $triplet;
    return 'unreserved_triplet' if $strict && length normal_triplet($triplet) == 1;
    return $in_path && $triplet =~ /\A%(?:[01].|2F|5C|7F)\z/i ? 'forbidden_triplet' : undef;
}

sub defect {
    my ($offset, $reason) = @_;
    refuse('malformed_target', offset => $offset, reason => $reason);
}

sub refuse {
    my ($code, %where) = @_;
    die bless { code => $code, %where }, 'Countersign::Refusal';
}

# By utf8::encode, because Encode replaces characters that Unicode does not assign.
sub utf8_bytes {
    my ($text) = @_;
    utf8::encode($text);
    return $text;
}

# Of an unreserved character that character, of any other the triplet in upper case.
sub normal_triplet {
    my ($triplet) = @_;
    my $character = chr hex substr $triplet, 1;
    return $character =~ $unreserved ? $character : uc $triplet;
}

sub normalise_path { return $_[0] =~ s/($triplet_form)/normal_triplet($1)/ger }

# QUERY of sorted-query (SORT-04 to SORT-07): by name only. Perl's sort is stable.
sub sort_query {
    my ($query) = @_;
    my @pairs = map { [map { encode_again($_) } /\A([^=]*)=?(.*)\z/s] } grep { length } split /&/, $query;
    return join '&', map { "$_->[0]=$_->[1]" } sort { $a->[0] cmp $b->[0] } @pairs;
}

# Form-decoded to bytes and encoded again.
sub encode_again {
    my ($text) = @_;
    $text =~ tr/+/ /;
    return $text =~ s/($triplet_form|[^A-Za-z0-9._~-])/normal_triplet(length $1 == 3 ? $1 : sprintf '%%%02X', ord $1)/ger;
}

# The values of all fields of one name, SP and HTAB at their ends removed; \s would remove more.
sub values_of {
    my ($headers, $name) = @_;
    return map { $_->[1] =~ s/\A[ \t]+|[ \t]+\z//gr } grep { lc $_->[0] eq $name } @$headers;
}

package main;

# The answer to one line of the harness.
sub answer {
    my ($given) = @_;
    my $signed = eval {
        Countersign::sign(
            (map { $_ => $given->{$_} } qw(scheme secret timestamp nonce method url headers)),
            key_id => $given->{keyId},
            body => MIME::Base64::decode_base64($given->{bodyBase64}),
        );
    };
    my $refusal = $@;
    return { id => $given->{id}, stringToSign => delete $signed->{string_to_sign}, %$signed } if $signed;
    die $refusal unless ref $refusal;
    return { id => $given->{id}, error => delete $refusal->{code}, %$refusal };
}

unless (caller) {
    require JSON::PP;
    my $json = JSON::PP->new->utf8->ascii;
    STDOUT->autoflush(1);
    while (my $line = <STDIN>) {
        print $json->encode(answer($json->decode($line))), "\n";
    }
}

1;
