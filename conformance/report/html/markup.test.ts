import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html, type Piece } from "./markup.ts";

describe("HTML from a template", () => {
	it("escapes what is put in, in content and in attributes", () => {
		const hostile = `<script>alert("x")</script>' onload='&`;
		expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
			`<p title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; onload=&#39;&amp;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39; onload=&#39;&amp;</p>`,
		);
	});

	it("never lets a text become markup, whatever it is", () => {
		const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>\"'&;!-/ a=") }));
		fc.assert(
			fc.property(text, (hostile) => {
				const [, inside = "?"] = /^<b title="(.*)"><\/b>$/s.exec(String(html`<b title="${hostile}"></b>`)) ?? [];
				expect(inside).not.toMatch(/[<>"']/);
				expect(inside.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
			}),
		);
	});

	it("shows what would hide or turn the direction around", () => {
		expect(String(html`${"a\u202eb\u0000\u200b"}`)).toBe("a\\u{202e}b\\x00\\u{200b}");
	});

	it("takes markup as it is, lists in order, numbers, and nothing", () => {
		const items = ["<", "b"].map((text) => html`<li>${text}</li>`);
		expect(String(html`<ul>${items}${undefined}</ul>${7}`)).toBe("<ul><li>&lt;</li><li>b</li></ul>7");
	});

	it("takes no object that only looks like markup", () => {
		const forged = JSON.parse('{"text":"<b>"}') as Piece;
		expect(() => html`${forged}`).toThrow(TypeError);
	});
});
