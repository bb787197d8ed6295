export { leastContrast, violationsOf } from "./accessibility.ts";
export { describeInBrowser } from "./describe-in-browser.ts";
export { openPage, pageFolder } from "./open-page.ts";
