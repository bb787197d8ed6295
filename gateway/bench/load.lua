-- Sends requests that were prepared before: their heads stand in one file, all of one length, and their body, which they
-- share, in another. Each thread walks through a part of its own. Every answer is checked, and what was seen is written as
-- one line of JSON after wrk's own report.
--
-- Arguments: the file of heads, their length, how many there are, how many threads share them, "again" if one may be sent
-- more than once or "once", the body that every answer must have, and the file of the body if there is one.

local threads = {}

function setup(thread)
	thread:set("index", #threads)
	table.insert(threads, thread)
end

function init(args)
	local part = math.floor(tonumber(args[3]) / tonumber(args[4]))
	file, length, again, expected = assert(io.open(args[1], "rb")), tonumber(args[2]), args[5] == "again", args[6]
	body = args[7] and assert(io.open(args[7], "rb")):read("*a") or ""
	first, last = index * part, (index + 1) * part
	at, exhausted, answers, wrong, example = last, 0, 0, 0, ""
	rewind()
end

function rewind()
	assert(file:seek("set", first * length))
	at = first
end

function request()
	if at == last then
		if not again then exhausted = exhausted + 1 end
		rewind()
	end
	at = at + 1
	return file:read(length) .. body
end

function response(status, headers, text)
	answers = answers + 1
	if status ~= 200 or text ~= expected then
		wrong = wrong + 1
		if example == "" then example = status .. " " .. text:sub(1, 300) end
	end
end

local function quoted(text)
	return '"' .. text:gsub('[%c"\\\128-\255]', function(character)
		return string.format("\\u%04x", character:byte())
	end) .. '"'
end

function done(summary, latency)
	local answers, wrong, exhausted, example = 0, 0, 0, ""
	for _, thread in ipairs(threads) do
		answers, wrong = answers + thread:get("answers"), wrong + thread:get("wrong")
		exhausted = exhausted + thread:get("exhausted")
		if example == "" then example = thread:get("example") end
	end
	local errors = summary.errors
	io.write(string.format(
		'{"answers":%d,"durationUs":%d,"wrong":%d,"exhausted":%d,"example":%s,"connect":%d,"read":%d,"write":%d,"timeout":%d,"medianUs":%d,"p99Us":%d,"maxUs":%d}\n',
		answers, summary.duration, wrong, exhausted, quoted(example),
		errors.connect, errors.read, errors.write, errors.timeout,
		latency:percentile(50), latency:percentile(99), latency.max))
end
