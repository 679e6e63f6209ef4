import assert from 'node:assert/strict';
import type { InputForm } from '../../../src/core/shell/index.ts';
import { read } from './reading.ts';

function names(text: string): string[] {
  return read(text).inputs.map((input) => `${input.form} ${input.name}`);
}

describe('inputs', () => {
  const found: readonly (readonly [string, InputForm, string])[] = [
    ['kubectl get pods -n <namespace>', 'angle', 'namespace'],
    ['kubectl cp <local file path/name> x:/tmp', 'angle', 'local file path/name'],
    ['curl https://<host>:8443/x', 'angle', 'host'],
    ['curl "https://x/<id>?y"', 'angle', 'id'],
    ["POD='<pod name from the step above>'", 'angle', 'pod name from the step above'],
    ['ARN=<arn:aws:iam>', 'angle', 'arn:aws:iam'],
    ['cat <<EOF\nname: <name>\nEOF', 'angle', 'name'],
    ['psql -c "select <x-1>"', 'angle', 'x-1'],
    ['tool --a=<a.b_c>', 'angle', 'a.b_c'],
    ['login --token YOUR_TOKEN', 'your', 'YOUR_TOKEN'],
    ['curl -H "Authorization: Bearer YOUR-API-KEY"', 'your', 'YOUR-API-KEY'],
    ['docker pull registry.example/your-image:latest', 'your', 'your-image'],
    ['aws s3 ls s3://state/your_cluster/x.tfstate', 'your', 'your_cluster'],
    ['dig +short api.your-domain.com', 'your', 'your-domain'],
    ['export PASSWORD=CHANGEME', 'changeme', 'CHANGEME'],
    ['kubectl get x -o jsonpath=\'{.items[?(@.name == "TO_BE_REPLACED")].url}\'', 'changeme', 'TO_BE_REPLACED'],
    ['x --y CHANGE_THIS', 'changeme', 'CHANGE_THIS'],
    ['x --y FILL_ME_IN', 'changeme', 'FILL_ME_IN'],
    ['export TOKEN=PUT_TOKEN_HERE', 'changeme', 'PUT_TOKEN_HERE'],
    ['POD=\'<"Used by" in the output above>\'', 'angle', '"Used by" in the output above'],
    ['x --y CHANGE_ME', 'changeme', 'CHANGE_ME'],
    ['x --y REPLACE_ME', 'changeme', 'REPLACE_ME'],
    ['helm install {{ name }} ./chart', 'mustache', 'name'],
    ['kubectl get pods -n {{namespace}}', 'mustache', 'namespace'],
    ['kubectl delete pod [pod name]', 'bracket', 'pod name'],
    ['cd [directory where it is]', 'bracket', 'directory where it is'],
    ['fuser -k [port number]/tcp', 'bracket', 'port number'],
  ];
  for (const [text, form, name] of found) {
    it(`${text}: ${form}`, () => {
      assert.deepEqual(read(text).inputs, [{ name, form }]);
      assert.equal(read(text).parseError, undefined);
    });
  }
  const none = [
    'sort < in.txt > out.txt',
    'sort <in.txt >out.txt',
    'sort <in.txt 2>&1',
    'sort <in.txt 2>/dev/null',
    'cmd <&3',
    'diff <(a) <(b)',
    'cat <<EOF\nx\nEOF',
    'cat <<<word',
    'grep "\\<word\\>" f',
    '# kubectl get pods -n <namespace>',
    'ls # in <dir>',
    'echo $YOUR_TOKEN ${YOUR_TOKEN}',
    'YOUR_TOKEN=x',
    'ls # your-namespace',
    'echo $your_name ${your_name}',
    'your_name=x',
    'x yourself --yours not-your-x',
    'make PUT_ALL',
    "kubectl get pods -o go-template='{{ name }}'",
    "docker ps --format '{{json .}}'",
    "docker inspect -f '{{.State}}' x",
    "kubectl get x -o jsonpath='{.a[0].b}'",
    '[ -f file ] && ls',
    '[[ $a == b ]]',
    'ls file[12] [a-z]*',
    "grep '[error]' log",
    'rake task[one,two]',
    'echo ${a[index]}',
    '[ $((1 << 2)) -eq 4 ]',
  ];
  for (const text of none) it(`${JSON.stringify(text)} has none`, () => assert.deepEqual(names(text), []));

  it('names each once, in the order of first use', () => {
    assert.deepEqual(names('a <x> <y>\nb <x> {{ x }}'), ['angle x', 'angle y', 'mustache x']);
  });
});

describe('angle brackets that no quotes protect', () => {
  const found: Readonly<Record<string, string>> = {
    'a <pod,ns> f': 'pod,ns',
    'a <user@host>': 'user@host',
    'a < pod >': 'pod',
    'a <pod >': 'pod',
    'a <$POD>': '$POD',
    'a <...>': '...',
    'a <pod_name*>': 'pod_name*',
    'a <NS#1>': 'NS#1',
    'a <pod=web>': 'pod=web',
    'a <"x">': '"x"',
    'a <pod, e.g. web> f': 'pod, e.g. web',
    'a <pod…>': 'pod…',
    'a <_pod> f': '_pod',
    'a <pod_>': 'pod_',
    'a <pod?>': 'pod?',
    'a <pod+1>': 'pod+1',
    'a <%= pod %>': '%= pod %',
    'a <the pod’s name>': 'the pod’s name',
    'a <pod “x”>': 'pod “x”',
    'a <pod (from above)> f': 'pod (from above)',
    'a <pod|deploy> f': 'pod|deploy',
    'a \\<pod> f': 'pod',
    'a <<deploy>> f': 'deploy',
    'a -l x\\\n#b <pod> f': 'pod',
    'a \\ #b <pod> f': 'pod',
    'a <from -> to> f': 'from -> to',
    'a <pod <ns>> f': 'pod <ns>',
    'a <10.0.0.1> f': '10.0.0.1',
    'while [[ $n < 3 ]]; do a <pod> f; done': 'pod',
    'a >(b <pod> f)': 'pod',
  };
  for (const [text, name] of Object.entries(found)) {
    it(`${JSON.stringify(text)}: ${name}`, () => {
      const { inputs, placeholderRedirects, incomplete } = read(text);
      assert.deepEqual(inputs, [{ name, form: 'angle' }]);
      assert.equal(placeholderRedirects.length, 1);
      assert.equal(placeholderRedirects[0]?.target, / f\b/.test(text) ? 'f' : '');
      assert.equal(incomplete, undefined);
    });
  }

  const none = [
    'a </x/y >out',
    'a ) <b/c >out',
    'a > b) < c',
    'sort <list 2>/dev/null',
    'x=$(<list) >out',
    '(( a < b && c > d ))',
    'if ((a<b)); then x >y; fi',
    '[[ $a < $b && $c > $d ]] && x',
    'echo $(( 1 < 2 )) > f',
    '[ a \\< b ] > f',
    'grep \\<word\\> f >out',
    'cat <<EOF > f\nx\nEOF',
    'cat < $F > out',
    'cat < "my file" > out',
    'diff <(a) <(b) > c',
    'a < in.txt | tee >(x)',
    'a <<<"x" >y',
    "awk '$1 < 3 && $2 > 4' f",
    "jq 'select(.a<5 and (.b>3))'",
    "git commit --author 'Jane <j@example.com>'",
    "grep 'Map<String, Integer>' f",
    'a x \\\n# b <pod> f',
  ];
  for (const text of none) it(`${JSON.stringify(text)} has none`, () => assert.deepEqual(names(text), []));

  it('takes a few more signs for a name in quotes', () => {
    assert.deepEqual(names("a '<pod, e.g. web>'"), ['angle pod, e.g. web']);
    assert.deepEqual(names('a "<pod\'s name>"'), ["angle pod's name"]);
    assert.deepEqual(names("a '<the pod’s name (from above)>'"), ['angle the pod’s name (from above)']);
  });
});

describe('placeholders within placeholders', () => {
  it('count as the outermost, so that what is overwritten keeps its length', () => {
    const text = '< <a b> <a b> mysql>';
    const reading = read(text);
    assert.deepEqual(
      reading.inputs.map(({ name }) => name),
      ['<a b> <a b> mysql'],
    );
    assert.ok((reading.parseError?.offset ?? 0) <= text.length);
  });
});

describe('placeholders that a shell reads as redirections', () => {
  function redirects(text: string, language = 'bash'): string[] {
    return read(text, language).placeholderRedirects.map(
      ({ offset, length, placeholder, target }) => `${placeholder} \u2192 ${target} | ${text.slice(offset, offset + length)}`,
    );
  }

  it('tells what would be written to', () => {
    assert.deepEqual(redirects('cat <pod> important.txt'), ['<pod> \u2192 important.txt | <pod> important.txt']);
    assert.deepEqual(redirects('kubectl -n <ns> get pods <pod>'), ['<ns> \u2192 get | <ns> get', '<pod> \u2192  | <pod>']);
    assert.deepEqual(redirects('curl https://<host>/path -s'), ['<host> \u2192 /path | <host>/path']);
    assert.deepEqual(redirects('a <x>; b'), ['<x> \u2192  | <x>']);
    assert.deepEqual(redirects('a <x> | b'), ['<x> \u2192  | <x>']);
    assert.deepEqual(redirects('a <x> \\\n  y'), ['<x> \u2192 y | <x> \\\n  y']);
    assert.deepEqual(redirects('a <pod name>.log'), ['<pod name> \u2192 .log | <pod name>.log']);
    assert.deepEqual(redirects('a <x> # note'), ['<x> \u2192  | <x>']);
    assert.deepEqual(redirects('a <x> "my file"'), ['<x> \u2192 "my file" | <x> "my file"']);
  });

  it('leaves quoted ones alone', () => {
    assert.deepEqual(redirects('cat "<pod>" important.txt'), []);
    assert.deepEqual(redirects("cat '<pod>' important.txt"), []);
    assert.deepEqual(redirects('cat <<EOF\n<pod> x\nEOF'), []);
    assert.deepEqual(redirects('# cat <pod> x'), []);
  });

  it('counts offsets in the block, not in the script', () => {
    assert.deepEqual(redirects('$ ls\nout\n  $ cat <pod> x\r\nout', 'console'), ['<pod> \u2192 x | <pod> x']);
  });
});
