/** How programs use a skill, ready to copy. */
export function snippets(name, version) {
  const at = location.origin;
  return {
    python: `from pathlib import Path
from vlmrun.client import VLMRun
from vlmrun.client.types import AgentSkill, GenerationConfig

client = VLMRun(api_key="<key>", base_url="${at}/v1")
answer = client.document.generate(
    file=Path("file.pdf"), batch=False,
    config=GenerationConfig(skills=[AgentSkill(skill_name="${name}", skill_version="${version}")], grounding=True),
)
print(answer.response)`,
    openai: `from openai import OpenAI

client = OpenAI(api_key="<key>", base_url="${at}/v1/openai")
answer = client.chat.completions.create(
    model="vlmrun-orion-1:auto",
    messages=[{"role": "user", "content": [{"type": "input_file", "file_id": "<file id>"}]}],
    extra_body={"skills": [{"skill_name": "${name}", "skill_version": "${version}"}]},
)
print(answer.choices[0].message.content)`,
    node: `import OpenAI from "openai";

const client = new OpenAI({ apiKey: "<key>", baseURL: "${at}/v1/openai" });
const answer = await client.chat.completions.create({
  model: "vlmrun-orion-1:auto",
  messages: [{ role: "user", content: [{ type: "input_file", file_id: "<file id>" }] }],
  skills: [{ skill_name: "${name}", skill_version: "${version}" }],
});
console.log(answer.choices[0].message.content);`,
    curl: `curl ${at}/v1/document/generate -H "Authorization: Bearer <key>" -H "Content-Type: application/json" \\
  -d '{"file_id": "<file id>", "batch": false, "config": {"skills": [{"skill_name": "${name}", "skill_version": "${version}"}]}}'`,
  };
}
