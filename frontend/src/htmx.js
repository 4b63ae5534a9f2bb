// htmx as the portal uses it: nothing of a page is kept in the browser's storage (it may be for
// members only), nothing is evaluated, nobody else is asked.
import htmx from 'htmx.org/dist/htmx.esm.js';

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  scrollBehavior: 'auto',
});
