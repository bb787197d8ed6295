import { expect, it } from "vitest";
import { normaliseTarget } from "./rfc3986.ts";

it.each([
	["/a/b/c/./../../g", "/a/g"],
	["/mid/content=5/../6", "/mid/6"],
	["/..", "/"],
	["/.", "/"],
	["/a/.", "/a/"],
	["/a/..", "/"],
	["/a/../../b", "/b"],
	["/%7efoo/%2e%2e/b", "/b"],
	["/a%2fb?x=%7e%3d/../", "/a%2Fb?x=~%3D/../"],
	["/a//b", "/a//b"],
])("normalises %s to %s", (target, normal) => {
	expect(normaliseTarget(target)).toBe(normal);
	expect(normaliseTarget(normal)).toBe(normal);
});
