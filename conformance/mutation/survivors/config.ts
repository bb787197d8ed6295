import type { Explanation } from "../explanation.ts";

const file = "gateway/src/config.ts";

export const configSurvivors: readonly Explanation[] = [
	{
		file,
		reason:
			"Nobody outside meets a gateway whose configuration is wrong, since it does not start; config.test.ts has one for each, and holds the message for the operator to the names of the fields. The rest of the message is wording.",
		mutants: [
			{ unreachedIn: "parseConfig" },
			{ unreachedIn: "fieldOf" },
			{ unreachedIn: "problemOf" },
			{ unreachedIn: "contradictionIn" },
			{ unreachedIn: "isSafeJwksUrl" },
			{ from: '"an exact path as it is signed, or one that ends in /*"' },
			{ from: '"scheme and authority only, for example https://upstream.example"' },
			{ from: '"https only, loopback hosts excepted"' },
			{ from: '"a field name"' },
			{ from: '"an exact path"' },
		],
	},
	{
		file,
		reason:
			"It lets a configuration pass that is wrong, and none of the lab's is; config.test.ts has one that is wrong in just this.",
		mutants: [
			{ from: String.raw`/^[\x21\x23-\x5b\x5d-\x7e]+$/` },
			{ from: String.raw`/^https?:\/\/[^/?#\s@]+$/` },
			{ from: "/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/" },
			{ from: "!parsed.success", to: "false" },
			{ from: "contradiction !== undefined", to: "false" },
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: '{ const patterns = config.routes.map((route) => route.pattern); for (const [index, route] of config.routes.entries()) { if (!Object.hasOwn(config.upstreams, route.upstream)) { return `CONFIG.routes.${index}.upstream: no upstream named "${route.upstream}"`; } if (patterns.indexOf(route.pattern) !== index) { return `CONFIG.routes.${index}.pattern: a second route for "${route.pattern}"`; } } for (const [index, text] of config.hosts.entries()) { const host = parseHost(text, defaultPortOf(config)); if (!host.ok || host.value !== text) { return `CONFIG.hosts.${index}: a host in lower case, without the default port`; } } return undefined; }',
			},
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: '{ if (!Object.hasOwn(config.upstreams, route.upstream)) { return `CONFIG.routes.${index}.upstream: no upstream named "${route.upstream}"`; } if (patterns.indexOf(route.pattern) !== index) { return `CONFIG.routes.${index}.pattern: a second route for "${route.pattern}"`; } }',
			},
			{ from: "!Object.hasOwn(config.upstreams, route.upstream)", to: "false" },
			{ from: "patterns.indexOf(route.pattern) !== index", to: "false" },
			{
				// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template
				from: "{ const host = parseHost(text, defaultPortOf(config)); if (!host.ok || host.value !== text) { return `CONFIG.hosts.${index}: a host in lower case, without the default port`; } }",
			},
			{ from: "!host.ok || host.value !== text", to: "false" },
			{ from: "!host.ok || host.value !== text", to: "!host.ok && host.value !== text" },
			{ from: "host.value !== text", to: "false" },
			{ from: "path.ok && path.value.query === null", to: "true" },
			{ from: "path.ok && path.value.query === null", to: "path.ok || path.value.query === null" },
			{ from: "path.value.query === null", to: "true" },
		],
	},
	{
		file,
		reason:
			"The issuer of the lab is on a loopback host, by its address; config.test.ts has the other URLs that may be configured, and those that may not (JWKS-13).",
		mutants: [
			{ from: String.raw`/^(?:localhost|\[::1\]|127(?:\.\d{1,3}){3})$/` },
			{ from: "!URL.canParse(text)", to: "false" },
			{ from: 'protocol === "https:" || (protocol === "http:" && loopbackHost.test(hostname))', to: "true" },
			{ from: 'protocol === "https:"' },
			{
				from: '"https:"',
				inLine: 'return protocol === "https:" || (protocol === "http:" && loopbackHost.test(hostname));',
			},
			{
				from: 'protocol === "http:" && loopbackHost.test(hostname)',
				to: 'protocol === "http:" || loopbackHost.test(hostname)',
			},
			{ from: 'protocol === "http:"', to: "true" },
		],
	},
	{
		file,
		reason:
			"Whoever asks for the scheme asks whether it is the other one. That its name may be written, too, and is the one by default is in config.test.ts; no gateway of the lab writes it.",
		mutants: [{ from: '"countersign-v1"' }],
	},
	{
		file,
		reason:
			"The one gateway of the lab that serves one environment only takes live keys (HMAC-KEY-10); staging.test.ts has one that takes those for tests.",
		mutants: [{ from: '"test"' }],
	},
	{
		file,
		reason:
			"Every gateway of the lab says which further headers it forwards, and no sender's header could have this name; config.test.ts sees that there are none by default.",
		mutants: [
			{
				from: "[]",
				to: '["Stryker was here"]',
				inLine:
					'forwardHeaders: z._default(z.array(z.string().check(z.regex(/^[!#$%&\'*+.^_`|~0-9A-Za-z-]+$/, "a field name"))), []),',
			},
		],
	},
	{
		file,
		reason:
			"Every gateway of the lab has the types of tokens that are allowed by default, none of which is written with application/; config.test.ts has some that are, and one that only looks like it.",
		mutants: [
			{ from: String.raw`/^application\//` },
			{
				from: '""',
				inLine: String.raw`const types = jwt.types.map((type) => type?.toLowerCase().replace(/^application\//, "") ?? null);`,
			},
		],
	},
];
