/** Two palettes with at least 4.5 : 1 between text and ground. */
export const style = `
:root{color-scheme:light dark;--ground:#fff;--raised:#f5f6f8;--ink:#1b1f24;--soft:#535b66;--line:#d5d9df;--link:#0b57b0;
--get:#0b6b3a;--post:#0b57b0;--put:#7a4a00;--patch:#7a4a00;--delete:#a8201a}
@media(prefers-color-scheme:dark){:root{--ground:#14171b;--raised:#1e2329;--ink:#e6e9ed;--soft:#a9b2bd;--line:#363d46;
--link:#82b6ff;--get:#6fd39b;--post:#82b6ff;--put:#f0b35c;--patch:#f0b35c;--delete:#ff938a}}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
a{color:var(--link)}code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875em}
p code,td code,li code,dd code{background:var(--raised);border-radius:3px;padding:.1em .3em;overflow-wrap:anywhere}
.skip{position:absolute;left:-999em}.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem;z-index:1}
header,footer{padding:1.5rem 1.25rem;border-bottom:1px solid var(--line)}footer{border:0;color:var(--soft)}
header p{margin:.25rem 0 0;color:var(--soft)}h1{margin:0;font-size:1.6rem}
.page{display:grid;grid-template-columns:1fr}nav{padding:1rem 1.25rem;border-bottom:1px solid var(--line)}
nav h2{font-size:.8rem;margin:1rem 0 .25rem;color:var(--soft)}nav ul{list-style:none;margin:0;padding:0}
nav li a{display:block;padding:.2rem 0;text-decoration:none;font-size:.9rem}nav li a:hover{text-decoration:underline}
nav>details>summary{font-weight:600}main{padding:0 1.25rem 3rem;min-width:0;max-width:56rem}
h2{margin:2.5rem 0 .5rem;font-size:1.4rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3{margin:2rem 0 .4rem;font-size:1.1rem}h4{margin:1.2rem 0 .3rem;font-size:.95rem}
article{border-bottom:1px solid var(--line);padding-bottom:1.5rem}p{margin:.5rem 0}.route{overflow-wrap:anywhere}
.method{font:700 .8rem ui-monospace,monospace;border:1px solid currentColor;border-radius:3px;padding:.1em .45em}
.get{color:var(--get)}.post{color:var(--post)}.put{color:var(--put)}.patch{color:var(--patch)}.delete{color:var(--delete)}
.example{position:relative}pre{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;overflow-x:auto}
.copy{position:absolute;top:.4rem;right:.4rem;font:inherit;font-size:.8rem;background:var(--ground);color:var(--ink);border:1px solid var(--line);border-radius:4px;cursor:pointer}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}td:first-child{min-width:8rem}td:nth-child(2){min-width:6rem}td:last-child{min-width:14rem}
small,.limits{color:var(--soft)}.needed{color:var(--delete);font-size:.75rem}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--link)}details details{padding-left:.75rem;border-left:2px solid var(--line)}
dt{margin-top:.6rem}dd{margin:.1rem 0 0;padding-left:0}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media(min-width:60rem){.page{grid-template-columns:17rem 1fr}nav{border:0;border-right:1px solid var(--line);position:sticky;top:0;height:100vh;overflow-y:auto}main{padding:0 2.5rem 4rem}}
@media(max-width:45rem){table,tbody,tr,td{display:block}thead{position:absolute;left:-999em}tr{border-bottom:1px solid var(--line);padding:.5rem 0}
td,td:first-child,td:nth-child(2),td:last-child{border:0;padding:.1rem 0;min-width:0}td:nth-child(2){color:var(--soft)}td:empty{display:none}
.copy:not([hidden])+pre{padding-top:2.4rem}}
@media print{nav,.copy{display:none}}
`;

/** Copies an example; without it the page is the same, less the buttons. */
export const script = `
if(navigator.clipboard)for(const button of document.querySelectorAll('.copy')){button.hidden=false;
button.addEventListener('click',async()=>{await navigator.clipboard.writeText(button.nextElementSibling.textContent);
button.textContent='Copied';setTimeout(()=>{button.textContent='Copy'},1500)})}
if(matchMedia('(max-width:60rem)').matches)document.querySelector('nav>details').open=false;
`;
