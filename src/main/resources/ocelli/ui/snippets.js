/** How programs use a skill, ready to copy; `version` null: the latest. */
export function snippets(name, version) {
  const at = location.origin;
  const quoted = JSON.stringify(name);
  const python = version ? `AgentSkill(skill_name=${quoted}, skill_version="${version}")` : `AgentSkill(skill_name=${quoted})`;
  const json = version ? `{"skill_name": ${quoted}, "skill_version": "${version}"}` : `{"skill_name": ${quoted}}`;
  const node = version ? `{ skill_name: ${quoted}, skill_version: "${version}" }` : `{ skill_name: ${quoted} }`;
  return {
    vlmrun: `# pip install vlmrun
from pathlib import Path
from vlmrun.client import VLMRun
from vlmrun.client.types import AgentSkill, GenerationConfig

client = VLMRun(api_key="<key>", base_url="${at}/v1")
answer = client.document.generate(
    file=Path("file.pdf"), batch=False,
    config=GenerationConfig(skills=[${python}], grounding=True),
)
print(answer.response)`,
    openai: `# pip install openai
import base64
from pathlib import Path
from openai import OpenAI

client = OpenAI(api_key="<key>", base_url="${at}/v1/openai")
data = base64.b64encode(Path("file.pdf").read_bytes()).decode()
answer = client.chat.completions.create(
    model="vlmrun-orion-1:auto",
    messages=[{"role": "user", "content": [
        {"type": "text", "text": "Read this file"},
        {"type": "file_url", "file_url": {"url": f"data:application/pdf;base64,{data}"}},
    ]}],
    extra_body={"skills": [${json}]},
)
print(answer.choices[0].message.content)`,
    node: `// npm install vlmrun
import vlmrun from "vlmrun";

const client = new vlmrun.VlmRun({ apiKey: "<key>", baseURL: "${at}/v1" });
const file = await client.files.upload({ filePath: "file.pdf", purpose: "assistants" });
const answer = await client.document.generate({
  fileId: file.id, model: "vlm-1", batch: false,
  config: { skills: [${node}], grounding: true },
});
console.log(answer.response);`,
    curl: `KEY="<key>"
FILE=$(curl -s ${at}/v1/files -H "Authorization: Bearer $KEY" -F file=@file.pdf | jq -r .id)
curl ${at}/v1/document/generate -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -d '{"file_id": "'$FILE'", "batch": false, "config": {"grounding": true, "skills": [${json.replaceAll("'", "'\\''")}]}}'`,
  };
}
