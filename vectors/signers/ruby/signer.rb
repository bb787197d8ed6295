#!/usr/bin/env ruby
# frozen_string_literal: true

# Signs requests for a Countersign gateway. One file, standard library only (Ruby 3.0 or later).
#
#     signed = Countersign.sign(
#       scheme: "countersign-v1", key_id: "live_org_test123", secret: secret,
#       timestamp: Time.now.to_i, nonce: SecureRandom.uuid, method: "POST", url: "https://gw.example.com/sites",
#       headers: [["Content-Type", "application/json"]], body: body
#     )
#     signed[:headers].each { |name, value| request[name] = value }
#
# As a program it speaks the harness's protocol: one JSON object a line on stdin, one on stdout.
#
#     {"id", "scheme", "keyId", "secret", "timestamp", "nonce", "method", "url", "headers", "bodyBase64"}
#     {"id", "stringToSign", "signature", "headers"}   or   {"id", "error"}, of a malformed target also "offset" and "reason"
#
# It refuses, with the code of SPEC.md, section 4, what no gateway would accept, and never repairs anything:
# sign exactly the URL and the body bytes that you send.
#
# Patterns stand between \A and \z, because ^ and $ are the ends of a line in Ruby, and are matched against bytes (`b`),
# because /i takes the long s (U+017F) for an s.

require "digest"
require "openssl"

module Countersign
  # The request must not be signed: a code of SPEC.md, and of a malformed target the offset in bytes and the reason.
  class Refusal < StandardError
    attr_reader :code, :offset, :reason

    def initialize(code, offset = nil, reason = nil)
      super(reason ? "#{code}: #{reason} at byte #{offset}" : code)
      @code = code
      @offset = offset
      @reason = reason
    end
  end

  METHODS = %w[GET HEAD POST PUT PATCH DELETE OPTIONS].freeze
  HMAC_FIELDS = %w[x-key-id x-timestamp x-nonce x-content-sha256 x-signature].freeze
  UNRESERVED = /[A-Za-z0-9._~-]/n
  TRIPLET = /%[0-9A-Fa-f]{2}/n
  HOST = /\A(?:[A-Za-z0-9._-]{1,253}|\[([0-9A-Fa-f:.]+)\])(?::([1-9][0-9]{0,4}))?\z/n

  BYTE = /(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])/n
  DOTTED = /(?<=:)#{BYTE}(?:\.#{BYTE}){3}\z/n

  module_function

  # Signs one request as SPEC.md, section 4, says: a hash of :string_to_sign, :signature and :headers, the five to add.
  # timestamp is whole Unix seconds, url absolute and exactly as it is sent, headers pairs of name and value, body the
  # bytes exactly as they are sent. Raises Refusal for what must not be signed.
  def sign(scheme:, key_id:, secret:, timestamp:, nonce:, method:, url:, headers: [], body: "")
    raise ArgumentError, "unknown scheme" unless %w[countersign-v1 sorted-query].include?(scheme)

    strict = scheme == "countersign-v1"
    host, target = host_and_target(url.b)
    insist(METHODS.include?(method), "method_not_allowed")
    insist(target.bytesize <= 8192, "target_too_long")
    scan(target, strict)
    types = values_of(headers, "content-type")
    insist(
      key_id.b.match?(/\A[A-Za-z0-9_-]{1,64}\z/) &&
        timestamp.to_s.match?(/\A[1-9][0-9]{9}\z/) &&
        nonce.b.match?(/\A[A-Za-z0-9_-]{16,64}\z/) &&
        headers.none? { |name, _| HMAC_FIELDS.include?(name.downcase) } &&
        types.size < 2 && types.all? { |type| type.b.match?(/\A[\x20-\x7e]*\z/n) } &&
        !(!body.empty? && %w[GET HEAD].include?(method)),
      "malformed_request"
    )
    insist(values_of(headers, "authorization").join.empty?, "conflicting_credentials")
    insist(secret.encode(Encoding::UTF_8).length >= 32, "weak_secret") # characters, not bytes

    content_type = types.first.to_s
    content_hash = Digest::SHA256.hexdigest(body)
    lines =
      if strict
        [scheme, key_id, timestamp, nonce, method, host, target, content_type, content_hash]
      else
        path, _, query = target.partition("?")
        [method, normalise_path(path), sort_query(query), "content-type:#{content_type}", "host:#{host}",
         timestamp, nonce, content_hash]
      end
    string_to_sign = lines.join("\n") # none at the end
    # The key is the UTF-8 bytes of the secret's text. It is never decoded first, whatever it looks like.
    mac = OpenSSL::HMAC.digest("SHA256", secret.encode(Encoding::UTF_8), string_to_sign)
    signature = strict ? "v1=#{mac.unpack1("H*")}" : [mac].pack("m0") # m0: base64 without line feeds
    {
      string_to_sign: string_to_sign,
      signature: signature,
      headers: [
        ["X-Key-Id", key_id],
        ["X-Timestamp", timestamp.to_s],
        ["X-Nonce", nonce],
        ["X-Content-SHA256", content_hash],
        ["X-Signature", signature]
      ]
    }
  end

  # The text is divided by hand: URI would normalise it, and accepts other things than a gateway.
  def host_and_target(url)
    scheme, authority, rest = url.match(%r{\A(https?)://([^/?#]*)(.*)\z}nmi)&.captures
    address, port = HOST.match(authority)&.captures if authority
    insist(HOST.match?(authority.to_s) && (address.nil? || ipv6?(address)) && port.to_i <= 65_535, "malformed_url")
    host = authority.downcase
    host = host.delete_suffix(":#{port}") if port == (scheme.downcase == "https" ? "443" : "80")
    [host, rest.empty? || rest.start_with?("?") ? "/#{rest}" : rest]
  end

  # IPAddr refuses some addresses of RFC 3986, section 3.2.2, such as ::0:0:0:0:0:192.0.2.1.
  def ipv6?(text)
    halves = text.sub(DOTTED, "0:0").split("::", -1)
    groups = halves.flat_map { |half| half.split(":", -1) }
    fits = halves.length == 1 ? groups.length == 8 : halves.length == 2 && groups.length < 8
    fits && groups.all?(/\A[0-9A-Fa-f]{1,4}\z/n)
  end

  # One pass over the bytes of the target; raises its first defect (SPEC.md, TGT and SORT).
  def scan(target, strict)
    path_character = %r{[A-Za-z0-9._~!$&'()*+,;=:@-]}n
    query_character = strict ? %r{[A-Za-z0-9._~!$&()*+,;=:@/?-]}n : /[\x21-\x22\x24-\x7e]/n
    defect(0, "not_origin_form") unless target.start_with?("/")
    in_path = true
    start = at = 1
    segment = +"" # as the scheme reads it: %2e is a dot under sorted-query
    while at <= target.length
      character = target[at] || "" # empty at the end
      if in_path && ["/", "?", ""].include?(character)
        defect(start, "empty_segment") if segment.empty? && character == "/"
        defect(start, "dot_segment") if %w[. ..].include?(segment)
        defect(at, "empty_query") if strict && character == "?" && at + 1 == target.length
        in_path = character == "/"
        start = at + 1
        segment = +""
      elsif character == "%"
        triplet = target[at, 3]
        reason = triplet_defect(triplet, in_path, strict)
        defect(at, reason) if reason
        segment << normal_triplet(triplet)
        at += 2
      elsif character != ""
        defect(at, "forbidden_character") unless character.match?(in_path ? path_character : query_character)
        segment << character
      end
      at += 1
    end
  end

  def triplet_defect(triplet, in_path, strict)
    return "bad_triplet" unless triplet.match?(/\A#{TRIPLET}\z/n)
    return "lower_case_triplet" if strict && triplet != triplet.upcase
    return "unreserved_triplet" if strict && normal_triplet(triplet).length == 1

    "forbidden_triplet" if in_path && triplet.match?(/\A%(?:[01].|2F|5C|7F)\z/ni)
  end

  def defect(offset, reason)
    raise Refusal.new("malformed_target", offset, reason)
  end

  # Of an unreserved character that character, of any other the triplet in upper case.
  def normal_triplet(triplet)
    character = triplet[1, 2].hex.chr
    character.match?(UNRESERVED) ? character : triplet.upcase
  end

  def normalise_path(path)
    path.gsub(TRIPLET) { |triplet| normal_triplet(triplet) }
  end

  # QUERY of sorted-query (SORT-04 to SORT-07), by name only. sort_by is not stable, so that the position decides a tie.
  def sort_query(query)
    pairs = query.split("&").reject(&:empty?).map do |piece|
      name, _, value = piece.partition("=")
      [encode_again(name), encode_again(value)]
    end
    pairs.each_with_index.sort_by { |(name, _), index| [name, index] }.map { |pair, _| pair.join("=") }.join("&")
  end

  # Form-decoded to bytes and encoded again; URI.encode_www_form_component writes `+` and spares `*`.
  def encode_again(text)
    text.tr("+", " ").gsub(/%..|[^A-Za-z0-9._~-]/n) do |piece|
      normal_triplet(piece.length == 3 ? piece : format("%%%02X", piece.ord))
    end
  end

  # The values of all fields of one name, SP and HTAB at their ends removed; strip would remove more.
  def values_of(headers, name)
    headers.select { |each, _| each.downcase == name }.map { |_, value| value.gsub(/\A[ \t]+|[ \t]+\z/, "") }
  end

  def insist(condition, code)
    raise Refusal, code unless condition
  end
end

# The answer to one line of the harness.
def answer(line)
  given = JSON.parse(line)
  seconds = given["timestamp"]
  # What is no whole number is no timestamp, and 0 is refused at the place where a timestamp is.
  signed = Countersign.sign(
    scheme: given["scheme"], key_id: given["keyId"], secret: given["secret"],
    timestamp: seconds == seconds.floor ? seconds.to_i : 0, nonce: given["nonce"], method: given["method"],
    url: given["url"], headers: given["headers"], body: given["bodyBase64"].unpack1("m0")
  )
  { id: given["id"], stringToSign: signed[:string_to_sign], signature: signed[:signature], headers: signed[:headers] }
rescue Countersign::Refusal => e
  { id: given["id"], error: e.code, offset: e.offset, reason: e.reason }.compact
end

if $PROGRAM_NAME == __FILE__
  require "json"
  $stdin.set_encoding(Encoding::UTF_8) # whatever the locale is
  $stdout.sync = true
  $stdin.each_line { |line| $stdout.puts(JSON.generate(answer(line))) }
end
