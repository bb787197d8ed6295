export { describeInBrowser } from "./describe-in-browser.ts";
